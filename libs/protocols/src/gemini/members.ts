import { type JsonObject, asObject } from '../json/json-object';

/** A member by its name in camel case, or in snake case: Google's JSON is read in both (protocols.md 7.1). */
export function memberOf(object: JsonObject | undefined, name: string): unknown {
  if (!object) return undefined;
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  const snakeName = snakeCaseOf(name);
  return value ?? (Object.hasOwn(object, snakeName) ? object[snakeName] : undefined);
}

/** The same where it is an object, else undefined. */
export const objectIn = (object: JsonObject | undefined, name: string): JsonObject | undefined =>
  asObject(memberOf(object, name));

/** The name in camel case of a member that may be named in snake case. */
export const camelCaseOf = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const snakeCaseOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
