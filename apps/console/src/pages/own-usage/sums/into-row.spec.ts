import { expect, it } from 'vitest';
import { intoRow } from './into-row';

const into = (by: Parameters<typeof intoRow>[0], id: string, address = ''): string | undefined =>
  intoRow(by, id, new URLSearchParams(address));

it('leads into the days of a row of time, within nothing else than the key that is looked at', () => {
  expect(into('day', '2026-11-21', 'period=last-90-days&keyId=key_1')).toBe(
    '?keyId=key_1&from=2026-11-21&to=2026-11-21',
  );
  expect(into('week', '2026-W47')).toBe('?from=2026-11-16&to=2026-11-22');
  expect(into('month', '2026-02')).toBe('?from=2026-02-01&to=2026-02-28');
});

it('leads to the key, and to the records of a model or a client', () => {
  expect(into('key', 'key_1', 'by=key&period=today')).toBe('?period=today&keyId=key_1');
  expect(into('model', 'a b', 'by=model&sort=-cost')).toBe('?model=a+b&tab=records');
  expect(into('client', 'codex')).toBe('?client=codex&tab=records');
});

it('leads nowhere from what cannot be narrowed to', () => {
  expect(into('client', 'none')).toBeUndefined();
  expect(into('hour', '2026-11-21T13:00:00Z')).toBeUndefined();
});
