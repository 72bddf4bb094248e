import { expect } from 'vitest';

/** Name, value, name, value … as pairs. */
export function headerPairs(headers: readonly string[]): (readonly [string, string])[] {
  expect(headers.length % 2).toBe(0);
  return headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1] ?? ''] as const] : []));
}
