import { parseJsonObject, type JsonObject } from '@app/protocols';

/** A JSON Web Token in its parts (RFC 7519), read and not yet believed. */
export interface Jwt {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  /** What the signature is about: the first two parts as they were sent. */
  readonly signed: string;
  readonly signature: Buffer;
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The text of a token; `sign` gets the first two parts. */
export function writeJwt(header: object, claims: object, sign: (signed: string) => Buffer): string {
  const signed = `${encoded(header)}.${encoded(claims)}`;
  return `${signed}.${sign(signed).toString('base64url')}`;
}

/** Null for a text that is no JWT. */
export function readJwt(text: string): Jwt | null {
  const [head = '', body = '', signature = '', ...more] = text.split('.');
  const header = parseJsonObject(Buffer.from(head, 'base64url').toString());
  const claims = parseJsonObject(Buffer.from(body, 'base64url').toString());
  if (!header || !claims || signature === '' || more.length > 0) return null;
  return { header, claims, signed: `${head}.${body}`, signature: Buffer.from(signature, 'base64url') };
}
