import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && !path.endsWith('.spec.ts'),
);
const code = files.map((path) => readFileSync(join(source, path), 'utf8')).join('\n');
const pluralForms = /_(zero|one|two|few|many|other)$/;

function namesBelow(value: object, path = ''): string[] {
  return Object.entries(value as Record<string, unknown>).flatMap(([name, below]) => {
    const full = path === '' ? name : `${path}.${name}`;
    return typeof below === 'object' && below !== null ? namesBelow(below, full) : [full];
  });
}

/** A name that is put together, such as `role.${role}`, uses all that begin alike. */
function isUsed(name: string): boolean {
  if (code.includes(`'${name}'`) || code.includes(`:${name}'`)) return true;
  const parts = name.split('.');
  return parts.some((_, index) => code.includes(`${parts.slice(0, index + 1).join('.')}.\${`));
}

it('keeps no message that nothing says', () => {
  const folder = join(source, 'messages/en');
  const unused = readdirSync(folder)
    .filter((file) => file !== 'problems.json')
    .flatMap((file) =>
      namesBelow(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object).map((name) => ({ file, name })),
    )
    .filter(({ name }) => !isUsed(name.replace(pluralForms, '')));
  expect(unused).toEqual([]);
});
