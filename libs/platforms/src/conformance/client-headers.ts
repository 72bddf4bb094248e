/** Stands for any key or token of a client; must never be found in an upstream request. */
export const credentialMarker = 'tl_0000000000000000000000000000000000client';

/** Every header in which a client says who it is. */
export const clientCredentialHeaders = [
  ...['authorization', 'x-api-key', 'x-goog-api-key', 'api-key', 'x-trunkline-key', 'cookie', 'proxy-authorization'],
  ...['x-authorization', 'x-auth-token', 'x-amz-security-token'],
];

/** Hop-by-hop fields of RFC 9110, 7.6.1, and what describes the framing of the request that came in. */
export const connectionHeaders = [
  ...['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding'],
  ...['upgrade', 'expect', 'host', 'content-length', 'content-encoding'],
];

/** What proxies and browsers add about people and places. */
export const personalHeaders = [
  ...['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via', 'cf-connecting-ip'],
  ...['true-client-ip', 'origin', 'referer', 'x-request-id', 'traceparent'],
  // Whose account it is, on the client's side.
  ...['openai-organization', 'openai-project', 'chatgpt-account-id', 'x-gemini-api-privileged-user-id'],
];

/** What clients send with every request and upstreams may be told. */
export const trafficHeaders: Readonly<Record<string, string>> = {
  'content-type': 'application/json',
  'user-agent': 'client/1.0',
  'anthropic-version': '2023-06-01',
  'anthropic-beta': 'a,b',
  'x-app': 'cli',
  originator: 'codex_exec',
  'openai-beta': 'a=b',
  'x-goog-api-client': 'gl-node/24',
};
