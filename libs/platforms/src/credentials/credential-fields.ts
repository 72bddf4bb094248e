import { type JsonObject, asObject } from '@app/protocols';
import { InvalidCredentials } from './invalid-credentials';

const LONGEST = 4_096;
/** It is sent as a header's value. */
const visible = /^[\x21-\x7e]+$/;

/** A text without spaces or control characters. @throws InvalidCredentials */
export function requireToken(input: JsonObject, field: string, path = field): string {
  const value = input[field];
  if (typeof value !== 'string' || value === '') throw new InvalidCredentials(path, 'must be a text');
  if (value.length > LONGEST) throw new InvalidCredentials(path, `must be at most ${LONGEST} characters long`);
  if (!visible.test(value)) throw new InvalidCredentials(path, 'must be plain visible characters without spaces');
  return value;
}

/** The same where it may be absent. */
export function optionalToken(input: JsonObject, field: string, path = field): string | undefined {
  return input[field] === undefined ? undefined : requireToken(input, field, path);
}

/** @throws InvalidCredentials where it is no object */
export function requireObject(input: JsonObject, field: string): JsonObject {
  const value = asObject(input[field]);
  if (!value) throw new InvalidCredentials(field, 'must be an object');
  return value;
}

/** Nothing but these: a misspelt member must not be taken for an absent one. @throws InvalidCredentials */
export function requireOnly(input: JsonObject, fields: readonly string[], prefix = ''): void {
  const unknown = Object.keys(input).find((field) => !fields.includes(field));
  if (unknown !== undefined) throw new InvalidCredentials(`${prefix}${unknown.slice(0, 64)}`, 'is not known here');
}

/** An absolute URL without user, query and fragment. @throws InvalidCredentials */
export function requireUrl(input: JsonObject, field: string, path = field): string {
  const text = requireToken(input, field, path);
  const url = URL.parse(text);
  const isGood = url && ['http:', 'https:'].includes(url.protocol) && !url.username && !url.search && !url.hash;
  if (!isGood) throw new InvalidCredentials(path, 'must be an http or https address without user, query and fragment');
  return text;
}
