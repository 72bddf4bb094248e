import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultCatalogue } from './catalogue';

const handbook = readFileSync(join(import.meta.dirname, '../../../../docs/sandbox.md'), 'utf8');
const chapter = handbook.slice(handbook.indexOf('### Error statuses'), handbook.indexOf('## Ledger and control'));
const documented = chapter
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([a-z0-9-]+)[^`]*`/g)].map((match) => match[1] ?? ''));

describe('the catalogue of faults', () => {
  it('is the one that docs/sandbox.md describes', () => {
    expect([...new Set(documented)].sort()).toEqual(Object.keys(faultCatalogue).sort());
  });
});
