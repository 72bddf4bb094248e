import { noTokens } from '@app/common';
import type { Step } from '../http/answer';
import { type JsonObject, isObject } from '../json';
import type { RefusalReason, Voice } from '../voice';
import { errorAnswer, errorBody, errorTypeOf } from './errors';
import { emptyBucketHeaders, exhaustedHeaders, jsonHeaders, meteredJsonHeaders } from './response-headers';
import { eventStep } from './stream';
import { fullUsage } from './usage-wire';

const codes: Readonly<Record<RefusalReason, string>> = {
  'spend-limit': 'enforced_spend_limit_reached',
  'ramp-limit': 'ramp_limit_exceeded',
  'account-on-hold': 'organization_on_hold',
};

function dataOf(step: Step): JsonObject {
  const text = String(step.bytes);
  const parsed: unknown = JSON.parse(step.event === '' ? text : text.slice(text.indexOf('data: ') + 6));
  return isObject(parsed) ? parsed : {};
}

/** Puts `usage` in place of what the step says; undefined takes the field away. */
function withUsage(step: Step, usage: unknown, told: Step['usage']): Step {
  const data = dataOf(step);
  const holder = isObject(data.message) ? data.message : data;
  holder.usage = usage;
  const text = JSON.stringify(data);
  return step.event === '' ? { ...step, bytes: text, usage: told } : eventStep(step.event, text, told, step.waitMs);
}

/** The last event has one figure for all cache writes, and a client that was not told the split takes them for the 5-minute kind. */
const withoutSplit = ({ usage, ...step }: Step): Step => ({
  ...step,
  usage: usage && { ...usage, cacheWrite5m: usage.cacheWrite5m + usage.cacheWrite1h, cacheWrite1h: 0 },
});

const codeOf = (code: string | undefined, reason: RefusalReason | undefined): string | undefined =>
  code ?? (reason && codes[reason]);

/** The Messages API: https://platform.claude.com/docs/en/api/errors and …/build-with-claude/streaming */
export const anthropicVoice: Voice = {
  requestIdHeader: 'request-id',
  jsonHeaders,
  meteredJsonHeaders,
  exhaustedHeaders,
  emptyTokensHeaders: (seconds) => emptyBucketHeaders('input-tokens', seconds),
  errorBody: ({ status, message, code, reason }, { requestId }) =>
    errorBody(errorTypeOf(status), message, requestId, codeOf(code, reason)),
  refuse: ({ status, message, code, reason, headers = [] }, identity) => {
    const errorCode = codeOf(code, reason);
    return errorAnswer(status, message, identity, { headers, ...(errorCode === undefined ? {} : { errorCode }) });
  },
  errorStep: (refusal, identity) => eventStep('error', anthropicVoice.errorBody(refusal, identity)),
  pingStep: eventStep('ping', '{"type": "ping"}'),
  contentStep: (text) =>
    eventStep(
      'content_block_delta',
      `{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":${JSON.stringify(text)}}}`,
    ),
  halfStep: eventStep('content_block_delta', '{"type":"content_block_delta","index":0,"delta":{"type":"text_de'),
  withoutUsage: (step) => withUsage(step, undefined, null),
  withLateUsage: (step) =>
    step.event === 'message_start'
      ? withUsage(step, JSON.parse(fullUsage(noTokens, null)), noTokens)
      : withoutSplit(step),
};
