import type { JsonObject } from '../json';

export const CHARACTERS_PER_TOKEN = 4;

export const tokensOf = (characters: number): number => Math.ceil(characters / CHARACTERS_PER_TOKEN);

/**
 * Characters of every text, number and field name in a value. Cheap on purpose, a length for each text instead of its bytes:
 * this runs for every request of a benchmark.
 */
export function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return 4;
  if (typeof value !== 'object' || value === null) return 1;
  let sum = 0;
  if (Array.isArray(value)) for (const item of value) sum += charactersIn(item);
  else for (const name in value) sum += name.length + charactersIn((value as JsonObject)[name]);
  return sum;
}
