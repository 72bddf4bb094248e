import type { OutgoingHttpHeaders } from 'node:http';
import { type HttpAnswer, type HttpCall, httpCall } from './http-call';
import type { RelayHouse } from './relay-house';

/** What a refusal says, in the envelope of the Messages API. */
export interface AnthropicRefusal {
  readonly type: string;
  readonly error: { readonly type: string; readonly message: string };
  readonly request_id: string;
}

export const messagesPath = '/api/v1/messages';

/** The headers of a plain client. */
export const clientHeaders = (relayKey: string): OutgoingHttpHeaders => ({
  'x-api-key': relayKey,
  'content-type': 'application/json',
  'anthropic-version': '2023-06-01',
});

/** A Messages request that the sandbox answers; `changes` go over it. */
export const greeting = (changes: object = {}): object => ({
  model: 'sandbox-small',
  max_tokens: 100,
  messages: [{ role: 'user', content: 'Say hello' }],
  ...changes,
});

let conversations = 0;
/** The same as the beginning of a conversation that no account is bound to yet. */
export function newGreeting(changes: object = {}): object {
  conversations += 1;
  return greeting({ messages: [{ role: 'user', content: `Say hello, for the ${conversations}th time` }], ...changes });
}

/** Sends a body to the relay as the bytes it is given: an object as JSON, a list chunk by chunk. */
export function askRelay(
  house: Pick<RelayHouse, 'gateway' | 'relayKey'>,
  body: object | string | Buffer | readonly Buffer[],
  more: Omit<HttpCall, 'body' | 'headers'> & { readonly path?: string; readonly headers?: OutgoingHttpHeaders } = {},
): Promise<HttpAnswer> {
  const { path = messagesPath, headers, ...rest } = more;
  const isBytes = typeof body === 'string' || body instanceof Buffer || Array.isArray(body);
  return httpCall(house.gateway.url + path, {
    ...rest,
    headers: { ...clientHeaders(house.relayKey), ...headers },
    body: isBytes ? (body as string | Buffer | readonly Buffer[]) : JSON.stringify(body),
  });
}

export const refusalOf = ({ body }: HttpAnswer): AnthropicRefusal =>
  JSON.parse(body.toString('utf8')) as AnthropicRefusal;
