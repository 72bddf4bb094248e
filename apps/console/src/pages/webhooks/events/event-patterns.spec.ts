import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { areas, catalogue, eventsOf } from './event-catalogue';
import { isBelow, patternsOf, typesOf } from './event-patterns';

const all = catalogue.map(({ type }) => type);

describe('the catalogue', () => {
  it('is that of docs/events.md, with its severities', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../../../docs/events.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `([a-z_.]+)` +\| (\w+) /gm)].map(([, type, severity]) => ({ type, severity }));
    expect(catalogue).toEqual(rows.filter(({ type }) => type !== 'test'));
  });

  it('has each event in one area', () => {
    expect(areas.flatMap((area) => eventsOf(area).map(({ type }) => type)).sort()).toEqual([...all].sort());
  });
});

describe('patterns', () => {
  it('mean types, families and everything', () => {
    expect(typesOf(['*'])).toEqual(all);
    expect(typesOf(['pool.*', 'key.expiring'])).toEqual(['pool.saturated', 'pool.recovered', 'key.expiring']);
    expect(typesOf(['test'])).toEqual([]);
  });

  it('say a whole area as its family, and everything as one sign', () => {
    expect(patternsOf(all)).toEqual(['*']);
    expect(patternsOf(['key.created', 'pool.recovered', 'pool.saturated'])).toEqual(['pool.*', 'key.created']);
    expect(patternsOf([])).toEqual([]);
  });

  it('lose nothing on their way through a form', () => {
    for (const { type } of catalogue) {
      expect(typesOf(patternsOf([type]))).toEqual([type]);
      const others = all.filter((other) => other !== type);
      expect(typesOf(patternsOf(others))).toEqual(others);
    }
  });

  it('know what matters too little', () => {
    expect([isBelow('info', 'warning'), isBelow('warning', 'warning'), isBelow('critical', 'info')]).toEqual([
      ...[true, false, false],
    ]);
  });
});
