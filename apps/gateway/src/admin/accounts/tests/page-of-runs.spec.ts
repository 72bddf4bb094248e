import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountTestRun } from '@app/accounts';
import { pageOfRuns } from './page-of-runs';

const runOf = (index: number): AccountTestRun => ({
  ...{ id: `tst_${index.toString().padStart(20, '0')}`, at: '2026-11-21T10:00:00.000Z', trigger: 'schedule' },
  ...{ ok: true, tookMs: 1 },
});
const runs = (count: number): AccountTestRun[] => Array.from({ length: count }, (_, index) => runOf(index));

describe('pageOfRuns', () => {
  it('goes through every run once, in order, whatever the limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, limit) => {
        const seen: AccountTestRun[] = [];
        let cursor: string | null | undefined;
        do {
          const page = pageOfRuns(runs(count), cursor == null ? { limit } : { limit, cursor });
          seen.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(seen).toEqual(runs(count));
      }),
    );
  });

  it('ends behind a run that is no longer kept: those after it were older', () => {
    expect(pageOfRuns(runs(5), { cursor: runOf(9).id })).toEqual({ items: [], nextCursor: null });
  });

  it.each(['', 'x', 'tst_', 'tst_0', `${runOf(1).id}0`, '__proto__'])('refuses the cursor %j', (cursor) => {
    expect(() => pageOfRuns(runs(2), { cursor })).toThrow(expect.objectContaining({ code: 'caller_request_invalid' }));
  });
});
