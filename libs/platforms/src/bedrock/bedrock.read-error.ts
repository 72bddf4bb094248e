import type { ErrorKind, ProtocolError } from '@app/protocols';
import { asObject } from '@app/protocols';
import type { PlatformAdapter } from '../platform-adapter';
import { isAnthropicError } from '../claude/anthropic-error';
import { readBedrockError } from './bedrock-error';

type Response = Parameters<NonNullable<PlatformAdapter['readError']>>[0];
type Meaning = Pick<ProtocolError, 'status' | 'kind'>;

const authentication: Meaning = { status: 401, kind: 'authentication' };
const rateLimit: Meaning = { status: 429, kind: 'rate-limit' };
const api: Meaning = { status: 502, kind: 'api' };

/** What the Messages API would have said (protocols.md 2.4). */
const byCode: ReadonlyMap<string, Meaning> = new Map([
  ['AccessDeniedException', { status: 403, kind: 'permission' }],
  ['UnrecognizedClientException', authentication],
  ['ExpiredTokenException', authentication],
  ['InvalidSignatureException', authentication],
  ['IncompleteSignatureException', authentication],
  ['MissingAuthenticationTokenException', authentication],
  ['RequestTimeTooSkewed', authentication],
  ['ModelTimeoutException', { status: 504, kind: 'timeout' }],
  ['ModelErrorException', api],
  ['ModelStreamErrorException', api],
  ['ModelNotReadyException', rateLimit],
  ['ThrottlingException', rateLimit],
  ['ServiceQuotaExceededException', rateLimit],
  ['ResourceNotFoundException', { status: 404, kind: 'not-found' }],
  ['ServiceUnavailableException', { status: 503, kind: 'overloaded' }],
]);

const byStatus: ReadonlyMap<number, ErrorKind> = new Map([
  ...([
    [401, 'authentication'],
    [403, 'permission'],
    [404, 'not-found'],
    [413, 'too-large'],
    [429, 'rate-limit'],
    [503, 'overloaded'],
    [504, 'timeout'],
  ] as const),
]);

/** Clients shorten their conversation when they hear it; Bedrock has no code for it. */
const tooLong = /(?:prompt|input) is too long/i;
const UNKNOWN_MESSAGE = 'The upstream refused the request and did not say why';

/** Undefined where the native path has answered in the words of the Messages API. */
export function bedrockProtocolError({ status, headers, body }: Response): ProtocolError | undefined {
  const object = asObject(body);
  if (isAnthropicError(object)) return undefined;
  const { code, message = UNKNOWN_MESSAGE } = readBedrockError(headers, object);
  const meaning = (code === undefined ? undefined : byCode.get(code)) ?? meaningOf(status);
  const kind = meaning.kind === 'invalid-request' && tooLong.test(message) ? 'context-length' : meaning.kind;
  return { ...meaning, kind, message, ...(code === undefined ? {} : { code }) };
}

function meaningOf(status: number): Meaning {
  if (status === 408) return { status: 504, kind: 'timeout' };
  if (status === 424) return api;
  return { status, kind: byStatus.get(status) ?? (status < 500 ? 'invalid-request' : 'api') };
}
