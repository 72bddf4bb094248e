import { describe, expect, it } from 'vitest';
import { type FigureHistory, seriesOf, withFigures } from './figure-history';
import type { LiveFigures } from './live-types';

const figures = (running: number): LiveFigures => ({
  ...{ requestsPerSecond: null, errorsPerSecond: null, tokensPerSecond: null, running },
  ...{ waitingInLine: 0, waitingForAccounts: 0, costTodayUsd: null, gateways: 1 },
});
const MINUTE = 60_000;
const noon = Date.UTC(2026, 10, 21, 12);
const told = (...samples: [atMs: number, running: number][]): FigureHistory =>
  samples.reduce<FigureHistory>((history, [at, running]) => withFigures(history, figures(running), noon + at), []);
const series = (history: FigureHistory, at: number): (number | null)[] =>
  seriesOf(history, ({ running }) => running, noon + at);

describe('seriesOf', () => {
  it('holds a figure until another is told, and knows nothing before the first', () => {
    const shown = series(told([-10_000, 3], [-4_000, 7]), 0);
    expect(shown).toHaveLength(60);
    expect(shown.slice(0, 57).every((value) => value === null)).toBe(true);
    expect(shown.slice(57)).toEqual([3, 3, 7]);
  });

  it('says the same until the next step begins', () => {
    const history = told([-10_000, 3], [0, 7]);
    expect(series(history, 4_999)).toEqual(series(history, 0));
  });

  it('knows what still held when the shown time began', () => {
    const history = told([-20 * MINUTE, 1], [-10 * MINUTE, 2], [-MINUTE, 5]);
    expect(history).toHaveLength(2);
    expect(series(history, 0)[0]).toBe(2);
  });
});

it('keeps no more than the last minutes, however long the page is open', () => {
  let history: FigureHistory = [];
  for (let second = 0; second < 3_600; second++) history = withFigures(history, figures(second), noon + second * 1_000);
  expect(history.length).toBeLessThanOrEqual(302);
});
