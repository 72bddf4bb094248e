import { describe, expect, it } from 'vitest';
import { userOfDirectory } from '../testing/people';
import { DirectoryFreshness } from './directory-freshness';
import type { DirectoryStatus } from './directory-status';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const hoursAgo = (hours: number): string => new Date(NOW - hours * 3_600_000).toISOString();

function freshness(status: Partial<DirectoryStatus>, maxStalenessHours = 24): DirectoryFreshness {
  const overview = () => ({ enabled: true, values: { maxStalenessHours }, sources: {} });
  return new DirectoryFreshness({ overview }, { current: () => ({ id: 'directory', ...status }) }, { now: () => NOW });
}

describe('DirectoryFreshness', () => {
  it.each([
    ['before any run', {}, false],
    ['after a recent success', { firstRunAt: hoursAgo(90), lastSuccessAt: hoursAgo(23) }, false],
    ['after a success of long ago', { firstRunAt: hoursAgo(90), lastSuccessAt: hoursAgo(25) }, true],
    ['when runs have failed for a while', { firstRunAt: hoursAgo(2) }, false],
    ['when no run has ever succeeded', { firstRunAt: hoursAgo(25) }, true],
  ])('%s', (_when, status, isStale) => {
    expect(freshness(status).isStale).toBe(isStale);
    expect(freshness(status, 0).isStale).toBe(false);
  });

  it('lets people of a stale directory do nothing, and leaves local users alone', () => {
    const stale = freshness({ lastSuccessAt: hoursAgo(25) });
    const ada = userOfDirectory('ada');
    const { directory, ...others } = ada;
    expect(directory).toBeDefined();
    const owner = { ...others, provider: 'local', passwordHash: '$argon2id$' } as const;
    expect([stale.mayAct(ada), stale.mayAct(owner)]).toEqual([false, true]);
    expect(freshness({ lastSuccessAt: hoursAgo(1) }).mayAct(ada)).toBe(true);
    expect(freshness({ lastSuccessAt: hoursAgo(1) }).mayAct({ ...ada, enabled: false })).toBe(false);
  });
});
