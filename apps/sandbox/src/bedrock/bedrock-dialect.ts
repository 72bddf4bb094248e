import type { Arrival } from '../arrival';
import type { Dialect, Route } from '../dialect';
import { decoded } from '../http/decoded';
import { checkCaller, isAwsCaller, isAwsKey, keyOf } from './check-caller';
import { answerCountTokens } from './count-tokens';
import { answerInvoke } from './invoke-model';
import { answerNativeCountTokens, answerNativeMessages } from './native-messages';
import { bedrockVoice, nativeVoice } from './voice';

const modelPath = /^\/model\/([^/]+)\/(invoke|invoke-with-response-stream|count-tokens)$/;
const runtime = { method: 'POST', metered: true, voice: bedrockVoice } as const;
const native = { method: 'POST', metered: true, voice: nativeVoice } as const;

function routeOf({ path, headers }: Arrival): Route | null {
  const [, encoded, operation] = modelPath.exec(path) ?? [];
  if (encoded !== undefined) {
    const id = decoded(encoded);
    if (operation === 'count-tokens') return { ...runtime, answer: (call) => answerCountTokens(call, id) };
    const streaming = operation === 'invoke-with-response-stream';
    return { ...runtime, answer: (call) => answerInvoke(call, id, streaming) };
  }
  // Microsoft Foundry has the same paths on another host.
  if (!isAwsCaller(headers)) return null;
  if (path === '/anthropic/v1/messages') return { ...native, answer: answerNativeMessages };
  return path === '/anthropic/v1/messages/count_tokens' ? { ...native, answer: answerNativeCountTokens } : null;
}

/** Claude on Amazon Bedrock. */
export const bedrockDialect: Dialect = {
  routeOf,
  keyOf: ({ headers }) => keyOf(headers),
  isKey: isAwsKey,
  checkKey: checkCaller,
};
