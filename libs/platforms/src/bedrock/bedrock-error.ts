import type { IncomingHttpHeaders } from 'node:http';
import { type JsonObject, asText } from '@app/protocols';

/** A hostile upstream's text does not become a code. */
const exceptionName = /^(?:[\w.]{1,128}#)?([A-Za-z][A-Za-z0-9]{1,63})(?::|$)/;

export interface BedrockError {
  /** Name of the exception, such as `ThrottlingException`. */
  readonly code?: string;
  readonly message?: string;
}

/** An AWS error: its name is in a header, with the address of its definition behind it (protocols.md 2.4). */
export function readBedrockError(headers: IncomingHttpHeaders, body: JsonObject | undefined): BedrockError {
  const said = headers['x-amzn-errortype'];
  const code = exceptionName.exec(asText(said) ?? asText(body?.__type) ?? '')?.[1];
  const message = asText(body?.message) ?? asText(body?.Message);
  return { ...(code === undefined ? {} : { code }), ...(message === undefined ? {} : { message }) };
}
