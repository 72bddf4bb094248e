import { type JsonObject, asObject, asText } from '../json/json-object';
import { UntranslatableError } from '../translation/untranslatable-error';

/** @throws UntranslatableError where it is no text */
export function requiredText(value: unknown, path: string): string {
  const text = asText(value);
  if (text === undefined) throw new UntranslatableError(path, 'a text is expected here');
  return text;
}

/** @throws UntranslatableError where it is no object */
export function requiredObject(value: unknown, path: string): JsonObject {
  const object = asObject(value);
  if (object === undefined) throw new UntranslatableError(path, 'an object is expected here');
  return object;
}

/** @throws UntranslatableError where it is no list */
export function requiredList(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new UntranslatableError(path, 'a list is expected here');
  return value as unknown[];
}

/** Undefined where it is absent or null. @throws UntranslatableError where it is something else than a number */
export function optionalNumber(value: unknown, path: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new UntranslatableError(path, 'a number is expected here');
  return value;
}

/** Undefined where it is absent or null. @throws UntranslatableError where it is something else than a text */
export const optionalText = (value: unknown, path: string): string | undefined =>
  value === undefined || value === null ? undefined : requiredText(value, path);

/** Undefined where it is absent or null. @throws UntranslatableError where it is something else than an object */
export const optionalObject = (value: unknown, path: string): JsonObject | undefined =>
  value === undefined || value === null ? undefined : requiredObject(value, path);

/** None where it is absent or null. @throws UntranslatableError where it is something else than a list */
export const optionalList = (value: unknown, path: string): readonly unknown[] =>
  value === undefined || value === null ? [] : requiredList(value, path);
