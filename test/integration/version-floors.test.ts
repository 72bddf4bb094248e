import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Lowest version, one for each major line that was mended; advisories; what went wrong below it. */
type Floor = readonly [lowest: string, advisories: string, why: string];

const floors = readJson('security/floors.json') as Readonly<Record<string, Floor>>;
const { packages } = readJson('package-lock.json') as {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
};

/** Every copy of a package, however deep it lies, as its place and its version. */
function copiesOf(name: string): (readonly [place: string, version: string])[] {
  return Object.entries(packages).flatMap(([place, { version }]) =>
    version !== undefined && (place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`))
      ? [[place, version] as const]
      : [],
  );
}

/** A version as numbers; the last one tells a release from what precedes it. */
function numbersOf(version: string): number[] {
  const [release = '', preliminary] = version.split('-');
  return [...release.split('.').map(Number), preliminary === undefined ? 1 : 0];
}

function compare(first: string, second: string): number {
  const others = numbersOf(second);
  return (
    numbersOf(first)
      .map((number, index) => number - (others[index] ?? 0))
      .find((difference) => difference !== 0) ?? 0
  );
}

/** Measures a version by the floor of its own major line; a line without one must be newer than all that have one. */
function isHighEnough(version: string, lowest: string): boolean {
  const lines = lowest.split(' || ').sort(compare);
  const own = lines.find((line) => numbersOf(line)[0] === numbersOf(version)[0]);
  return compare(version, own ?? lines.at(-1) ?? '') >= 0;
}

describe('the floors of versions', () => {
  it.each(Object.entries(floors))('holds every copy of %s', (name, [lowest, advisories, why]) => {
    const copies = copiesOf(name);
    expect(copies.length, `${name} is no longer used: take it out of security/floors.json`).toBeGreaterThan(0);
    const tooOld = copies.filter(([, version]) => !isHighEnough(version, lowest));
    expect(tooOld, `at least ${lowest}, because of ${advisories}: ${why}`).toEqual([]);
  });

  it.each<[string, string, boolean]>([
    ['7.29.1', '7.29.1 || 8.5.0', true],
    ['7.29.0', '7.29.1 || 8.5.0', false],
    ['8.4.9', '7.29.1 || 8.5.0', false],
    ['8.10.0', '7.29.1 || 8.5.0', true],
    ['9.0.0', '7.29.1 || 8.5.0', true],
    ['6.99.99', '7.29.1 || 8.5.0', false],
    ['8.5.0-rc.1', '8.5.0', false],
    ['10.1.11', '10.1.2', true],
  ])('takes %s for high enough above %s: %s', (version, lowest, expected) => {
    expect(isHighEnough(version, lowest)).toBe(expected);
  });
});
