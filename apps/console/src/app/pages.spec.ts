import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parts } from './pages';

const folder = join(import.meta.dirname, '../pages');
/** Loaded before the first page, or when something goes wrong. */
const alwaysThere = ['common', 'problems', 'refusals'];

const fileOf = (from: string, name: string): string | undefined =>
  ['.ts', '.tsx'].map((ending) => resolve(dirname(from), name) + ending).find((path) => existsSync(path));

/** Of a file and everything that it imports, at once or later. */
function namespacesOf(file: string, seen = new Set<string>()): Set<string> {
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  const named = [...code.matchAll(/(?:useTranslation\(|Namespaces = \[)([^)\]]*)/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/'([\w-]+)'/g)].map(([, name = '']) => name),
  );
  const imported = [...code.matchAll(/^(?!import type).*?(?:from |import\()'(\.[^']+)'/gm)]
    .map(([, name = '']) => fileOf(file, name))
    .filter((path) => path !== undefined && !seen.has(path));
  for (const path of imported) if (path !== undefined) for (const name of namespacesOf(path, seen)) named.push(name);
  return new Set(named);
}

it('knows the pages of every folder', () => {
  const folders = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'routes.ts')));
  expect(Object.keys(parts).sort()).toEqual(folders.sort());
});

it.each(Object.entries(parts))('fetches the messages of %s beside its pages', (name, { says }) => {
  const used = [...namespacesOf(join(folder, name, 'routes.ts'))].filter((each) => !alwaysThere.includes(each));
  expect([...says].sort()).toEqual(used.sort());
});
