import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from './languages';

const folder = join(import.meta.dirname, '../messages');
const pluralForms = /_(zero|one|two|few|many|other)$/;

type Messages = Map<string, string>;

function flatten(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path} is neither a text nor an object`);
  return Object.entries(value).flatMap(([name, below]) => flatten(below, path === '' ? name : `${path}.${name}`));
}

const textOf = (language: string, file: string): string => readFileSync(join(folder, language, file), 'utf8');
const read = (language: string, file: string): Messages => new Map(flatten(JSON.parse(textOf(language, file))));
/** Chinese has one form for any number, English two. */
const names = (messages: Messages): string[] =>
  [...new Set([...messages.keys()].map((name) => name.replace(pluralForms, '')))].sort();
const gapsOf = (text: string): string[] => [...new Set(text.match(/\{\{.*?\}\}/g) ?? [])].sort();

const files = readdirSync(join(folder, 'en')).sort();
const others = Object.keys(languages).filter((language) => language !== 'en');

it('has messages in every language, and a type for each file of them', () => {
  for (const language of others) expect(readdirSync(join(folder, language)).sort()).toEqual(files);
  const typed = readFileSync(join(import.meta.dirname, 'english-messages.ts'), 'utf8');
  expect([...typed.matchAll(/messages\/en\/(.*\.json)/g)].map(([, file]) => file).sort()).toEqual(files);
});

it.each([...Object.keys(languages)])(
  'names no group of messages twice in %s, of which the second would take the place of the first',
  (language) => {
    for (const file of files) {
      const text = textOf(language, file);
      const isName = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
      const written = [...text.matchAll(isName)].filter(([, colon]) => colon !== undefined).length;
      let kept = 0;
      JSON.parse(text, (name, value: unknown) => {
        if (name !== '') kept += 1;
        return value;
      });
      expect({ file, written }).toEqual({ file, written: kept });
    }
  },
);

describe.each(others)('%s', (language) => {
  it.each(files)('says in %s all that English says, with the same gaps', (file) => {
    const english = read('en', file);
    const other = read(language, file);
    expect(names(other)).toEqual(names(english));
    for (const [name, text] of other) {
      const same = english.get(name) ?? english.get(name.replace(pluralForms, '_other')) ?? '';
      expect({ name, gaps: gapsOf(text) }).toEqual({ name, gaps: gapsOf(same) });
    }
  });

  it.each(files)('leaves nothing of %s empty', (file) => {
    for (const messages of [read('en', file), read(language, file)])
      expect([...messages].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
