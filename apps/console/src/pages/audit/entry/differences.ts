type Fields = Readonly<Record<string, unknown>> | null;

/** A field that differs; what it was or is, as text. */
export interface Difference {
  /** Dotted path, such as `limits.dailyCostUsd`. */
  readonly path: string;
  /** Absent: it was not there. */
  readonly before: string | undefined;
  /** Absent: it is not there any more. */
  readonly after: string | undefined;
}

/** The single fields in which two sides differ, in the order of their names. A side that is null was, or is, no record at all. */
export function differencesOf(before: Fields, after: Fields): Difference[] {
  const [was, is] = [flatten(before ?? {}), flatten(after ?? {})];
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .map((path) => ({ path, before: was.get(path), after: is.get(path) }))
    .filter((difference) => difference.before !== difference.after);
}

/** The values of all fields as text, by their dotted paths. Lists stay whole: an item that moves would change all behind it. */
export function flatten(value: unknown, path = ''): Map<string, string> {
  if (isFields(value) && (path === '' || Object.keys(value).length > 0))
    return new Map(
      Object.entries(value).flatMap(([name, below]) => [...flatten(below, path === '' ? name : `${path}.${name}`)]),
    );
  return new Map(value === undefined ? [] : [[path, typeof value === 'string' ? value : JSON.stringify(value)]]);
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
