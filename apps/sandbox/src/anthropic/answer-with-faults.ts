import type { Call } from '../call';
import { faultsOf } from '../faults/faults-of-call';
import { injectFaults } from '../faults/inject-faults';
import type { Answer } from '../http/answer';
import { decodeBody } from '../http/decode-body';
import { type JsonObject, textOf } from '../json';
import { type ApiVersion, checkVersion } from './check-caller';
import { markerOf, parseBody } from './messages-request';

type ProperAnswer = (call: Call, body: JsonObject, version: ApiVersion) => Answer;

/**
 * Reads what the ledger and the faults need from a body, then lets `proper` answer unless a fault does. Faults come before the checks of
 * the request, so that a test of a failing upstream needs no complete request. Throws RequestRefused and UnknownFault.
 */
export function answerWithFaults(call: Call, proper: ProperAnswer): Answer {
  const version = checkVersion(call.headers);
  const decoded: Call = { ...call, body: decodeBody(call.body, call.headers['content-encoding']) };
  const body = parseBody(decoded.body);
  const model = textOf(body.model);
  const faults = faultsOf(call, model);
  if (call.entry) {
    call.entry.model = model;
    call.entry.clientRequestMarker = markerOf(body);
    call.entry.streaming = body.stream === true;
    call.entry.faults = faults.map((fault) => fault.name);
  }
  return injectFaults(faults, { ...call, model }, () =>
    // The echo is of what arrived, compressed or not.
    proper(model === 'sandbox-echo' ? call : decoded, body, version),
  );
}
