import { anthropicVoice } from '../anthropic/voice';
import { hosted } from '../anthropic/hosted';
import type { Identity } from '../caller/identity';
import type { Step } from '../http/answer';
import type { Refusal, RefusalReason, Voice } from '../voice';
import { type AwsException, awsRefusal, exceptionOf, isException } from './aws-exceptions';
import { fromChunk, toChunk } from './chunk-step';
import { eventStreamMessage } from './event-stream-message';

const reasons: Readonly<Record<RefusalReason, AwsException>> = {
  'spend-limit': 'ServiceQuotaExceededException',
  'ramp-limit': 'ThrottlingException',
  'account-on-hold': 'AccessDeniedException',
};

/** Exceptions that a stream may end with, by status: the names of the members of AWS's union. */
const streamExceptions: Readonly<Record<number, string>> = {
  400: 'validationException',
  408: 'modelTimeoutException',
  424: 'modelStreamErrorException',
  429: 'throttlingException',
  500: 'internalServerException',
  503: 'serviceUnavailableException',
  504: 'modelTimeoutException',
};

const headersOf = ({ requestId }: Identity): string[] => [
  ...['content-type', 'application/json', 'x-amzn-requestid', requestId],
];

function exceptionFor({ status, code, reason }: Refusal): AwsException {
  if (isException(code)) return code;
  return reason === undefined ? exceptionOf(status) : reasons[reason];
}

/** An exception in the stream; what has no name of its own is the model's failure, with its status. */
function exceptionStep({ status, message }: Refusal): Step {
  const name = streamExceptions[status] ?? 'modelStreamErrorException';
  const original = name === 'modelStreamErrorException' ? { originalStatusCode: status, originalMessage: message } : {};
  const headers = { ':exception-type': name, ':content-type': 'application/json', ':message-type': 'exception' };
  const bytes = eventStreamMessage(headers, JSON.stringify({ message, ...original }));
  return { event: 'exception', bytes, waitMs: 0, usage: null };
}

/** Something that the Anthropic dialect does to an event, done to one in AWS's framing. */
const inChunk = (step: Step, change: (step: Step) => Step | null): Step | null => {
  if (step.event === '') return change(step);
  const changed = change(fromChunk(step));
  return changed && toChunk({ ...changed, part: step.part });
};

/** Without the figures that the last chunk tells on top of Anthropic's. */
const withoutMetrics = (step: Step): Step | null =>
  step.part === 'end'
    ? { ...step, bytes: 'event: message_stop\ndata: {"type":"message_stop"}\n\n', usage: null }
    : anthropicVoice.withoutUsage(step);

/** InvokeModel of Amazon Bedrock: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html */
export const bedrockVoice: Voice = {
  requestIdHeader: 'x-amzn-requestid',
  jsonHeaders: headersOf,
  meteredJsonHeaders: headersOf,
  // It never says how long a limit lasts.
  exhaustedHeaders: () => [],
  emptyTokensHeaders: () => [],
  errorBody: ({ message }) => JSON.stringify({ message }),
  refuse: (refusal, { requestId }) => awsRefusal(exceptionFor(refusal), refusal.message, requestId, refusal.headers),
  errorStep: exceptionStep,
  pingStep: toChunk(anthropicVoice.pingStep),
  contentStep: (text, sent) => toChunk(anthropicVoice.contentStep(text, sent)),
  halfStep: toChunk(anthropicVoice.halfStep),
  withoutUsage: (step) => inChunk(step, withoutMetrics),
  withLateUsage: (step) => inChunk(step, anthropicVoice.withLateUsage ?? ((same) => same)) ?? step,
};

/** The same host's native Messages API: the platform's refusals are AWS's, the model's are Anthropic's. */
export const nativeVoice: Voice = {
  ...anthropicVoice,
  requestIdHeader: 'x-amzn-requestid',
  jsonHeaders: headersOf,
  meteredJsonHeaders: headersOf,
  exhaustedHeaders: () => [],
  emptyTokensHeaders: () => [],
  refuse: (refusal, identity) =>
    isException(refusal.code)
      ? bedrockVoice.refuse(refusal, identity)
      : hosted(anthropicVoice.refuse(refusal, identity)),
};
