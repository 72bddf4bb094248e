import { ValidateBy } from 'class-validator';

/** Fields of one connection (RFC 9110, 7.6.1), and what describes the framing and the place of a request. */
const connectionNames = [
  ...['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect', 'host', 'content-length'],
  ...['content-encoding', 'accept-encoding', 'http2-settings', 'forwarded', 'via', 'x-real-ip'],
];
/** Who asks: credentials have a place of their own, which is sealed. */
const credentialNames = [
  ...['authorization', 'api-key', 'x-api-key', 'x-authorization', 'x-auth-token', 'x-access-token', 'x-goog-api-key'],
  ...['cookie', 'set-cookie', 'ocp-apim-subscription-key'],
];
/** What the platforms' adapters set, or hand on from the caller. */
const adapterNames = [
  ...[
    'accept',
    'content-type',
    'user-agent',
    'idempotency-key',
    'x-app',
    'x-client-request-id',
    'session_id',
    'session-id',
  ],
  ...['conversation_id', 'thread-id', 'originator', 'version'],
];
const deniedNames: ReadonlySet<string> = new Set([...connectionNames, ...credentialNames, ...adapterNames]);
const deniedPrefixes = [
  ...['proxy-', 'x-forwarded-', 'x-trunkline-', 'sec-', 'anthropic-', 'x-claude-code-', 'x-stainless-', 'x-amz-'],
  ...['x-amzn-', 'x-goog-', 'openai-', 'chatgpt-', 'x-codex-', 'x-openai-', 'x-ms-', 'x-factory-', 'x-gemini-'],
];

/** RFC 9110, 5.1. */
const token = /^[!#$%&'*+.^_`|~0-9a-z-]{1,100}$/i;
/** RFC 9110, 5.5, in ASCII: no control characters, and no space at either end. */
const fieldValue = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const LONGEST_VALUE = 2_048;
const MOST_HEADERS = 20;

function isName(name: string): boolean {
  const lower = name.toLowerCase();
  return token.test(name) && !deniedNames.has(lower) && !deniedPrefixes.some((prefix) => lower.startsWith(prefix));
}

const isValue = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= LONGEST_VALUE && fieldValue.test(value);

/** Headers that an account may send with each of its requests: at the most 20, each name once in whatever case. */
export function isAccountHeaders(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  const names = new Set(entries.map(([name]) => name.toLowerCase()));
  if (entries.length > MOST_HEADERS || names.size !== entries.length) return false;
  return entries.every(([name, text]) => isName(name) && isValue(text));
}

export const IsAccountHeaders = (): PropertyDecorator =>
  ValidateBy({
    name: 'isAccountHeaders',
    validator: {
      validate: isAccountHeaders,
      defaultMessage: () =>
        `$property must map names of headers to texts without control characters, ${MOST_HEADERS} at the most, and none that speaks of ` +
        'credentials, the connection or the protocol',
    },
  });
