import { describe, expect, it } from 'vitest';
import { Ledger } from './ledger';

const start = {
  path: '/v1/messages',
  apiKeyTail: 'abcdef',
  organization: 'acme',
  concurrency: 1,
  upstreamRequestId: 'req_1',
};
const sequences = (ledger: Ledger, since?: number) => ledger.list(since).map((entry) => entry.sequence);

function ledgerWith(count: number, capacity: number): Ledger {
  const ledger = new Ledger(capacity);
  for (let index = 0; index < count; index += 1) ledger.open(start);
  return ledger;
}

describe('Ledger', () => {
  it('lists what was served, oldest first', () => {
    expect(sequences(ledgerWith(3, 10))).toEqual([1, 2, 3]);
    expect(sequences(ledgerWith(3, 10), 2)).toEqual([3]);
    expect(sequences(ledgerWith(3, 10), 99)).toEqual([]);
  });

  it('forgets the oldest entries beyond its capacity and counts them', () => {
    const ledger = ledgerWith(7, 3);
    expect(sequences(ledger)).toEqual([5, 6, 7]);
    expect(ledger.dropped).toBe(4);
  });

  it('goes on counting after it was emptied', () => {
    const ledger = ledgerWith(7, 3);
    ledger.empty();
    expect(sequences(ledger)).toEqual([]);
    expect(ledger.dropped).toBe(0);
    ledger.open(start);
    expect(sequences(ledger)).toEqual([8]);
    expect(ledger.dropped).toBe(0);
  });

  it('shows later changes of an entry that is still open', () => {
    const ledger = new Ledger(3);
    const entry = ledger.open(start);
    expect(ledger.list()[0]).toMatchObject({ finished: 'open', status: 0, usage: null });
    entry.finished = 'complete';
    expect(ledger.list()[0]).toMatchObject({ finished: 'complete' });
  });
});
