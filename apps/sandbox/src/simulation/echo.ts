import { createHash } from 'node:crypto';
import type { Call } from '../call';
import { type Answer, wholeAnswer } from '../http/answer';

const LARGEST_BODY_SHOWN_BYTES = 8 * 1024 * 1024;

/** Model `sandbox-echo`: what reached the upstream, so that a test can compare it byte for byte with what it sent. */
export function echoAnswer(call: Call): Answer {
  const echo = {
    method: call.method,
    path: call.url,
    headers: pairsOf(call.rawHeaders),
    body_sha256: createHash('sha256').update(call.body).digest('hex'),
    ...(call.body.length <= LARGEST_BODY_SHOWN_BYTES ? { body_base64: call.body.toString('base64') } : {}),
  };
  return wholeAnswer(200, call.voice.meteredJsonHeaders(call), JSON.stringify(echo));
}

const pairsOf = (rawHeaders: readonly string[]): (string | undefined)[][] =>
  rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name, rawHeaders[index + 1]]] : []));
