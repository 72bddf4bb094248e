import { type JsonObject, asObject } from '@app/protocols';
import { RequestRefused } from '../request-refused';
import { badRequest } from './error-details';

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Google's JSON takes a member in camel case and in snake case: https://protobuf.dev/programming-guides/json/ */
export const member = (object: JsonObject, name: string): unknown => object[name] ?? object[snakeCase(name)];

/** A member that must be an object where it is there at all. Throws RequestRefused 400. */
export function objectMember(object: JsonObject, name: string): JsonObject | undefined {
  const value = member(object, name);
  if (value === undefined || value === null) return undefined;
  const found = asObject(value);
  if (!found) throw invalidValue(name, value);
  return found;
}

/** A member that must be a list where it is there at all. Throws RequestRefused 400. */
export function listMember(object: JsonObject, name: string): readonly unknown[] {
  const value = member(object, name);
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalidValue(name, value);
  return value as unknown[];
}

/** Unlike other APIs Google's refuse every name that they do not know. `at` is the path of the object. Throws RequestRefused 400. */
export function refuseUnknown(object: JsonObject, known: ReadonlySet<string>, at = ''): void {
  const unknown = Object.keys(object).filter((name) => !known.has(camelCase(name)));
  if (unknown.length === 0) return;
  const place = at === '' ? '' : ` at '${at}'`;
  const texts = unknown.map(
    (name) => `Invalid JSON payload received. Unknown name "${name}"${place}: Cannot find field.`,
  );
  throw new RequestRefused(400, texts.join('\n'), { details: texts.map((text) => badRequest(at, text)) });
}

const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const invalidValue = (name: string, value: unknown): RequestRefused =>
  new RequestRefused(400, `Invalid value at '${name}' (${typeof value}), ${JSON.stringify(value).slice(0, 80)}`);
