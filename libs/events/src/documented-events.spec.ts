import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventCatalogue } from '@app/common';

const page = readFileSync(join(import.meta.dirname, '../../../docs/events.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([a-z_.]+)` +\| (\w+) +\| (.*?) +\| (.*?) +\|$/gm)];

describe('docs/events.md', () => {
  it('has a row for each event of the catalogue, in its order, with its severity', () => {
    expect(rows.map(([, type, severity]) => [type, severity])).toEqual(Object.entries(eventCatalogue));
  });

  it('says of each when it is told, and with which data', () => {
    for (const [, type, , isTold, data] of rows) {
      expect(isTold, type).toMatch(/^\w.{15,}/);
      expect(data, type).toMatch(/`\w+`/);
    }
  });
});
