import { describe, expect, it } from 'vitest';
import { type ShownWindow, hoursOf, mainWindows, toneOf, windowsOf } from './shown-windows';

type Told = Parameters<typeof windowsOf>[0];

const told: Told = {
  state: {
    ...{ status: 'available', cooldowns: [] },
    windows: [
      { name: '7d', status: 'allowed', utilization: 0.2 },
      { name: '5h', status: 'warning', utilization: 0.9 },
      { name: '7d_opus', status: 'allowed', utilization: 0.5, family: 'opus' },
      { name: 'requests', status: 'allowed', utilization: 0.1 },
    ],
  },
  forecast: {
    windows: [
      { window: '7d', utilization: 0.2, burnRatePerHour: null, resetsAt: null, runsOutAt: null },
      { window: '5h', utilization: 0.9, burnRatePerHour: 0.3, resetsAt: null, runsOutAt: '2026-11-21T15:40:00Z' },
      { window: '7d_opus', family: 'opus', utilization: 0.5, burnRatePerHour: null, resetsAt: null, runsOutAt: null },
    ],
  },
};
const window: ShownWindow = {
  ...{ name: '5h', utilization: 0.1, resetsAt: null, runsOutAt: null, burnRatePerHour: null },
};

describe('windowsOf', () => {
  it('tells each window once, with its status and its forecast', () => {
    const windows = windowsOf(told);
    expect(windows.map(({ name }) => name)).toEqual(['5h', '7d', '7d_opus', 'requests']);
    expect(windows[0]).toMatchObject({ status: 'warning', runsOutAt: '2026-11-21T15:40:00Z' });
  });

  it('keeps apart what two families have of one window', () => {
    const windows = ['opus', 'sonnet'].map((family) => ({ name: '7d', status: 'allowed' as const, family }));
    expect(windowsOf({ state: { status: 'available', cooldowns: [], windows } })).toHaveLength(2);
  });
});

describe('mainWindows', () => {
  it('shows the windows of the whole account, the shortest first', () => {
    expect(mainWindows(told).map(({ name }) => name)).toEqual(['5h', '7d']);
  });
});

describe('hoursOf', () => {
  it.each([
    ['5h', 5],
    ['7d', 168],
    ['7d_opus', 168],
    ['requests', undefined],
  ])('reads %s as %s hours', (name, hours) => expect(hoursOf(name)).toBe(hours));
});

describe('toneOf', () => {
  it.each([
    ['calm', window],
    ['soon', { ...window, utilization: 0.8 }],
    ['soon', { ...window, runsOutAt: '2026-11-21T15:40:00Z' }],
    ['soon', { ...window, status: 'warning' as const }],
    ['out', { ...window, status: 'rejected' as const }],
    ['out', { ...window, utilization: 1.02 }],
  ])('says %s', (tone, given) => expect(toneOf(given)).toBe(tone));
});
