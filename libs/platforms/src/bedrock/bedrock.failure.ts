import { parseJsonObject } from '@app/protocols';
import { classifyClaudeFailure } from '../claude/claude.failure';
import type { UpstreamErrorResponse, UpstreamFailure, UpstreamVerdict } from '../platform-adapter';
import { retryTime } from '../reset-times/retry-time';
import { isAnthropicError } from '../claude/anthropic-error';
import { readBedrockError } from './bedrock-error';

/** The keys are not, or no longer, good; the clocks differ; the signature is not what it should be. */
const unauthorized: ReadonlySet<string> = new Set([
  ...['UnrecognizedClientException', 'ExpiredTokenException', 'InvalidSignatureException', 'RequestTimeTooSkewed'],
  ...['IncompleteSignature', 'IncompleteSignatureException', 'MissingAuthenticationTokenException'],
  ...['InvalidClientTokenId', 'MissingAuthenticationToken', 'RequestExpired'],
]);
/** Limits of the account for the model. */
const limits: ReadonlySet<string> = new Set([
  ...['ThrottlingException', 'ServiceQuotaExceededException', 'ModelNotReadyException'],
]);
/** The model failed, or took too long. */
const modelFailures: ReadonlySet<string> = new Set([
  ...['ModelErrorException', 'ModelStreamErrorException', 'ModelTimeoutException'],
]);

/** The name of the exception decides, then the status (protocols.md 2.4). */
export function classifyBedrockFailure(response: UpstreamErrorResponse, now: number): UpstreamVerdict {
  const { status, headers, body } = response;
  const object = parseJsonObject(body.toString('utf8'));
  if (isAnthropicError(object)) return classifyClaudeFailure(response, now);
  const { code } = readBedrockError(headers, object);
  const verdict = (failure: UpstreamFailure, scope: UpstreamVerdict['scope'], until?: number): UpstreamVerdict => ({
    ...{ failure, scope },
    ...(until === undefined ? {} : { until }),
    ...(code === undefined ? {} : { code }),
  });
  if (status === 401 || (code !== undefined && unauthorized.has(code))) return verdict('unauthorized', 'account');
  if (status === 429 || (code !== undefined && limits.has(code)))
    return verdict('rate-limited', 'model', retryTime(headers, now));
  // Which models there are depends on region and account: another one may have it.
  if (status === 403 || code === 'AccessDeniedException' || code === 'ResourceNotFoundException')
    return verdict('forbidden', 'model');
  if (status >= 500 || status === 424 || status === 408 || (code !== undefined && modelFailures.has(code)))
    return verdict('unavailable', 'account', status === 503 ? retryTime(headers, now) : undefined);
  return verdict('invalid-request', 'request');
}
