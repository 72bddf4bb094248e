import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UpstreamWindow } from '../states/account-state';
import { forecastWindow } from './forecast-window';
import type { WindowReading } from './window-reading';

const NOW = Date.parse('2026-11-21T15:00:00Z');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RESET = NOW + 2 * HOUR_MS;

const fiveHours = (differences: Partial<UpstreamWindow> = {}): UpstreamWindow => ({
  ...{ name: '5h', status: 'allowed', utilization: 0.8, resetsAt: RESET },
  ...differences,
});
const reading = (minutesAgo: number, utilization: number, resetsAt = RESET): WindowReading => ({
  ...{ at: NOW - minutesAgo * MINUTE_MS, utilization, resetsAt },
});

describe('forecastWindow', () => {
  it('says when a window is used up at the rate of the last hour, which is before its reset', () => {
    const readings = [reading(90, 0.4), reading(60, 0.5), reading(30, 0.65), reading(2, 0.8)];
    const forecast = forecastWindow(fiveHours(), readings, NOW);
    expect(forecast).toMatchObject({ window: '5h', utilization: 0.8, isUsedUp: false, resetsAt: RESET });
    expect(forecast.burnRatePerHour).toBeCloseTo(0.3);
    expect(new Date(forecast.runsOutAt!).toISOString()).toBe('2026-11-21T15:40:00.000Z');
  });

  it('says nothing of a window that resets before', () => {
    const readings = [reading(60, 0.5), reading(2, 0.8)];
    expect(forecastWindow(fiveHours({ resetsAt: NOW + 39 * MINUTE_MS }), readings, NOW).runsOutAt).toBeUndefined();
    expect(forecastWindow(fiveHours({ resetsAt: NOW + 41 * MINUTE_MS }), readings, NOW).runsOutAt).toBeDefined();
  });

  it('knows no rate where there are no readings, one that is new, or some of a few minutes', () => {
    for (const readings of [[], [reading(1, 0.8)], [reading(4, 0.1), reading(1, 0.8)]]) {
      expect(forecastWindow(fiveHours(), readings, NOW)).toMatchObject({
        ...{ burnRatePerHour: undefined, runsOutAt: undefined, utilization: 0.8 },
      });
    }
  });

  it('takes a reading that nothing followed for what holds since then', () => {
    expect(forecastWindow(fiveHours(), [reading(180, 0.8)], NOW)).toMatchObject({
      ...{ burnRatePerHour: 0, runsOutAt: undefined },
    });
    const idle = forecastWindow(fiveHours(), [reading(120, 0.2), reading(45, 0.8)], NOW);
    expect(idle.burnRatePerHour).toBeCloseTo(0.6);
  });

  it('begins anew where the window did: with a fall, or with another reset', () => {
    const fallen = [reading(50, 0.9), reading(40, 0.1), reading(10, 0.3)];
    expect(forecastWindow(fiveHours({ utilization: 0.3 }), fallen, NOW).burnRatePerHour).toBeCloseTo(0.3);
    const former = RESET - 5 * HOUR_MS;
    const reset = [reading(50, 0.1, former), reading(40, 0.1), reading(10, 0.3)];
    expect(forecastWindow(fiveHours({ utilization: 0.3 }), reset, NOW).burnRatePerHour).toBeCloseTo(0.3);
  });

  it('takes a small fall for processes that report out of order, and never has a rate below nothing', () => {
    const readings = [reading(60, 0.5), reading(30, 0.48), reading(29, 0.8)];
    expect(forecastWindow(fiveHours(), readings, NOW).burnRatePerHour).toBeCloseTo(0.3);
    expect(forecastWindow(fiveHours({ utilization: 0.47 }), [reading(60, 0.5)], NOW).burnRatePerHour).toBe(0);
  });

  it('passes over readings of a time that is yet to come', () => {
    const readings = [reading(60, 0.5), reading(-30, 0.9)];
    expect(forecastWindow(fiveHours(), readings, NOW).burnRatePerHour).toBeCloseTo(0.3);
  });

  it('is used up at this moment where the upstream says so, or where nothing is left', () => {
    expect(forecastWindow(fiveHours({ utilization: 1.2 }), [], NOW)).toMatchObject({
      runsOutAt: NOW,
      isUsedUp: true,
      utilization: 1.2,
    });
    expect(forecastWindow({ name: '7d', status: 'rejected' }, [], NOW)).toMatchObject({
      ...{ runsOutAt: NOW, utilization: undefined, resetsAt: undefined },
    });
  });

  it('is used up no more when a whole window has passed since that was said, and no reset was', () => {
    const full: UpstreamWindow = { name: '5h', status: 'warning', utilization: 1 };
    const saidAgo = (hours: number) => ({ at: NOW - hours * HOUR_MS, utilization: 1 });
    expect(forecastWindow(full, [saidAgo(4.9)], NOW)).toMatchObject({ isUsedUp: true, runsOutAt: NOW });
    expect(forecastWindow(full, [saidAgo(5.1)], NOW)).toMatchObject({
      ...{ isUsedUp: false, runsOutAt: undefined, utilization: undefined, burnRatePerHour: undefined },
    });
    expect(forecastWindow({ ...full, resetsAt: RESET }, [saidAgo(5.1)], NOW).isUsedUp).toBe(true);
  });

  it('has no rate for buckets that fill up by the second', () => {
    const bucket: UpstreamWindow = { name: 'input-tokens', status: 'allowed', utilization: 0.5 };
    expect(forecastWindow(bucket, [reading(60, 0.1)], NOW)).toMatchObject({
      utilization: 0.5,
      burnRatePerHour: undefined,
    });
  });

  it('looks back a day and a half in a week', () => {
    const readings = [reading(10 * 24 * 60, 0.1), reading(48 * 60, 0.2), reading(60, 0.5)];
    const week = fiveHours({ name: '7d_opus', utilization: 0.5, resetsAt: NOW + 100 * HOUR_MS, family: 'opus' });
    const forecast = forecastWindow(week, readings, NOW);
    expect(forecast.burnRatePerHour).toBeCloseTo(0.3 / 33.6);
    expect(forecast.runsOutAt).toBe(Math.ceil(NOW + (0.5 / (0.3 / 33.6)) * HOUR_MS));
    expect(forecast.family).toBe('opus');
  });

  it('never names a moment that is over or behind the reset, whatever was read', () => {
    const history = fc.array(
      fc.record({
        at: fc.integer({ min: NOW - 10 * HOUR_MS, max: NOW + HOUR_MS }),
        utilization: fc.double({ min: 0, max: 3, noNaN: true }),
        resetsAt: fc.integer({ min: NOW - HOUR_MS, max: NOW + 10 * HOUR_MS }),
      }),
    );
    const ahead = fc.option(fc.integer({ min: NOW + 1, max: NOW + 6 * HOUR_MS }), { nil: undefined });
    const share = fc.option(fc.double({ min: 0, max: 2, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(
        history,
        ahead,
        share,
        fc.constantFrom('5h', '1m', '7d_x', 'tokens'),
        (readings, resetsAt, used, name) => {
          const window: UpstreamWindow = {
            ...{ name, status: 'allowed' },
            ...(used === undefined ? {} : { utilization: used }),
            ...(resetsAt === undefined ? {} : { resetsAt }),
          };
          const { burnRatePerHour = 0, runsOutAt } = forecastWindow(window, readings, NOW);
          expect(burnRatePerHour).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(burnRatePerHour)).toBe(true);
          if (runsOutAt === undefined) return;
          expect(Number.isInteger(runsOutAt)).toBe(true);
          expect(runsOutAt).toBeGreaterThanOrEqual(NOW);
          if (runsOutAt > NOW && resetsAt !== undefined) expect(runsOutAt).toBeLessThanOrEqual(resetsAt);
        },
      ),
    );
  });
});
