import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { areas, catalogue, eventsOf } from './event-catalogue';

/** The documents are held to what the relay tells by a test of theirs. */
const documented = readFileSync(join(import.meta.dirname, '../../../../../../docs/events.md'), 'utf8');

it('is what the relay tells, each as serious as the documents say', () => {
  const rows = [...documented.matchAll(/^\| `([a-z_.]+)` +\| (\w+) +\|/gm)].map(([, type, severity]) => ({
    type,
    severity,
  }));
  expect(rows.filter(({ type }) => type !== 'test')).toEqual(catalogue);
});

it('has every event in one of its areas', () => {
  expect(areas.flatMap(eventsOf)).toHaveLength(catalogue.length);
});
