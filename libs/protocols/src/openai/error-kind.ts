import type { ErrorKind } from '../errors/protocol-error';

interface ErrorSigns {
  readonly status: number;
  readonly code: string | undefined;
  readonly type: string | undefined;
  readonly message: string;
}

/** Words of `code` and `type` that say more than a status does (protocols.md 6.2, 6.5; clients.md 3). */
const kindByWord: Readonly<Record<string, ErrorKind>> = {
  context_length_exceeded: 'context-length',
  string_above_max_length: 'invalid-request',
  insufficient_quota: 'quota',
  billing_hard_limit_reached: 'quota',
  usage_limit_reached: 'quota',
  usage_not_included: 'quota',
  server_is_overloaded: 'overloaded',
  slow_down: 'overloaded',
  overloaded: 'overloaded',
  overloaded_error: 'overloaded',
  invalid_api_key: 'authentication',
  authentication_error: 'authentication',
  permission_error: 'permission',
  unsupported_country_region_territory: 'permission',
  model_not_found: 'not-found',
  rate_limit_exceeded: 'rate-limit',
  rate_limit_error: 'rate-limit',
  tokens: 'rate-limit',
  requests: 'rate-limit',
};

const kindByStatus: Readonly<Record<number, ErrorKind>> = {
  401: 'authentication',
  402: 'quota',
  403: 'permission',
  404: 'not-found',
  408: 'timeout',
  413: 'too-large',
  429: 'rate-limit',
  503: 'overloaded',
  504: 'timeout',
  529: 'overloaded',
};

/** Types that are said of very different errors: they count only where there is no status to go by. */
const kindByVagueType: Readonly<Record<string, ErrorKind>> = {
  invalid_request_error: 'invalid-request',
  invalid_prompt: 'invalid-request',
  not_found_error: 'not-found',
};

/** Servers other than OpenAI's own say so in the message only. */
const tooLong =
  /maximum context length|context (?:window|length) (?:is |was )?exceed|exceeds? .{0,40}context (?:window|length|size)|prompt is too long|input (?:is|was) too long/i;

export function kindOfOpenaiError({ status, code, type, message }: ErrorSigns): ErrorKind {
  const byWord = wordIn(kindByWord, code) ?? wordIn(kindByWord, type);
  if (byWord !== undefined) return byWord;
  const isVague = status < 400 || status === 400 || status === 413 || status === 422;
  if (isVague && tooLong.test(message)) return 'context-length';
  const byStatus = kindByStatus[status];
  if (byStatus !== undefined) return byStatus;
  if (status >= 400) return status < 500 ? 'invalid-request' : 'api';
  return wordIn(kindByVagueType, code) ?? wordIn(kindByVagueType, type) ?? kindByStatus[Number(code)] ?? 'api';
}

/** Words come from outside: `constructor` is not one of ours. */
function wordIn(kinds: Readonly<Record<string, ErrorKind>>, word: string | undefined): ErrorKind | undefined {
  return word !== undefined && Object.hasOwn(kinds, word) ? kinds[word] : undefined;
}
