import type { OutgoingHttpHeaders } from 'node:http';
import { type HttpAnswer, type HttpCall, httpCall } from '../http-call';
import type { ProtocolHouse, ServedKey } from './protocol-house';
import type { ClientProtocol } from './client-protocol';

export interface Question {
  readonly model: string;
  readonly text?: string;
  readonly isStreaming?: boolean;
  /** Over what the protocol's plain question has. */
  readonly body?: object;
  readonly path?: string;
  /** Undefined: left out. */
  readonly headers?: OutgoingHttpHeaders;
}

/** Asks as a plain client of the protocol does, with the key where every protocol may have it. */
export function askIn(
  protocol: ClientProtocol,
  { gateway }: Pick<ProtocolHouse, 'gateway'>,
  { key }: Pick<ServedKey, 'key'>,
  { model, text = 'good morning', isStreaming = false, body = {}, path, headers = {} }: Question,
  more: Pick<HttpCall, 'signal' | 'agent'> = {},
): Promise<HttpAnswer> {
  const sent = { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers };
  return httpCall(gateway.url + (path ?? protocol.path(model, isStreaming)), {
    headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
    body: JSON.stringify({ ...protocol.body(model, text, isStreaming), ...body }),
    ...more,
  });
}

export const jsonOf = ({ body }: HttpAnswer): unknown => JSON.parse(body.toString('utf8'));

/** What a client reads as the text of a whole answer. */
export const textOf = (protocol: ClientProtocol, answer: HttpAnswer): string =>
  protocol.textOf(jsonOf(answer) as never);
