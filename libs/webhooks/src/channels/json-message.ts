import type { HttpMessage } from './channel';

/** A POST of JSON. The body is written once, here: these bytes are signed and sent. */
export function jsonMessage(url: string, content: object, headers: Readonly<Record<string, string>> = {}): HttpMessage {
  const body = JSON.stringify(content);
  return { kind: 'http', url, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body };
}
