import { expect, it } from 'vitest';
import { standingRows } from './standing-rows';

it('puts all limits into rows, each with the share of it that is gone', () => {
  const forecast = { expectedAtEndUsd: null, runsOutAt: '2026-03-01T15:40:00Z', spentPerHourUsd: '1' };
  const rows = standingRows({
    budgets: [
      {
        ...{ budget: 'daily', limitUsd: '20', remainingUsd: '5', reservedUsd: '0.75', usedUsd: '14.25', forecast },
        resetsAt: '2026-03-02T00:00:00Z',
      },
    ],
    window: {
      ...{ minutes: 300, resetsAt: null, requests: { limit: 10, remaining: 10, reserved: 0, used: 0 } },
      cost: { limitUsd: '2', remainingUsd: '-1', reservedUsd: '0', usedUsd: '3' },
    },
    concurrency: { limit: 4, remaining: 3, underWay: 1 },
  });
  expect(rows.map(({ kind, share, minutes, used }) => ({ kind, share, minutes, used }))).toEqual([
    { kind: 'daily', share: 0.75, minutes: undefined, used: '14.25' },
    { kind: 'requests', share: 0, minutes: 300, used: '0' },
    { kind: 'cost', share: 1, minutes: 300, used: '3' },
    { kind: 'concurrency', share: 0.25, minutes: undefined, used: '1' },
  ]);
  expect(rows[0]).toMatchObject({ resetsAt: '2026-03-02T00:00:00Z', runsOutAt: '2026-03-01T15:40:00Z' });
});

it('has no rows where nothing is limited', () => expect(standingRows({ budgets: [] })).toEqual([]));
