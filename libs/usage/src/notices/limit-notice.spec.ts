import { describe, expect, it } from 'vitest';
import { type ReachedLimit, limitNotice, limitNoticeName, quietMs } from './limit-notice';

const now = Date.parse('2026-11-21T10:00:00Z');
const reached = (differences: Partial<ReachedLimit> = {}): ReachedLimit => ({
  ...{ limit: 'daily', scope: 'key', allowed: 10_000_000_000, used: 10_250_000_000 },
  ...{ key: { id: 'key_1', name: 'ci', userId: 'usr_1' }, until: Date.parse('2026-11-22T00:00:00Z') },
  ...differences,
});

describe('limitNotice', () => {
  it('says which limit of whom is reached, and until when', () => {
    expect(limitNotice(reached(), ['grp_1'], now)).toEqual({
      type: 'key.limit_reached',
      at: '2026-11-21T10:00:00.000Z',
      summary: 'Key ci was refused: its daily budget of $10 is reached, until 2026-11-22T00:00:00.000Z',
      data: {
        ...{ keyId: 'key_1', keyName: 'ci', userId: 'usr_1', subject: 'key', limit: 'daily' },
        ...{ limitUsd: '10', usedUsd: '10.25', until: '2026-11-22T00:00:00.000Z' },
      },
      groupIds: ['grp_1'],
      once: { name: 'key.limit_reached:key_1:daily:10000000000:1795305600000', forMs: 14 * 3_600_000 },
    });
  });

  it('counts requests and tokens as such', () => {
    const notice = limitNotice(
      reached({ limit: 'window-tokens', scope: 'user', allowed: 5, used: 6, until: now + 60_000 }),
      [],
      now,
    );
    expect(notice.summary).toContain("its owner's limit of 5 tokens in a window of time is reached, until");
    expect(notice.data).toMatchObject({ subject: 'user', allowed: 5, used: 6 });
    expect(notice.groupIds).toBeUndefined();
  });

  it.each([
    ['concurrency', 'limit of 5 requests at the same time is reached'],
    ['queue', 'line of 5 waiting requests is reached'],
    ['window-requests', 'limit of 5 requests in a window of time is reached'],
    ['window-cost', 'limit of $0.000000005 in a window of time is reached'],
    ['total-reserved', 'total budget of $0.000000005, with what is under way, is reached'],
  ] as const)('has words for %s', (limit, words) => {
    expect(limitNotice(reached({ limit, allowed: 5, used: 5, until: undefined }), [], now).summary).toBe(
      `Key ci was refused: its ${words}`,
    );
  });

  it('has a name of its own for each subject, limit, amount and period', () => {
    const all = [
      reached(),
      reached({ key: { id: 'key_2', name: 'ci', userId: 'usr_1' } }),
      reached({ limit: 'weekly' }),
      reached({ allowed: 1 }),
      reached({ until: now }),
      reached({ scope: 'user' }),
    ];
    expect(new Set(all.map(limitNoticeName)).size).toBe(all.length);
  });

  it('has the same name for all keys of a person whose limit it is, and for a window that ends a little later', () => {
    const ofUser = (id: string) => limitNoticeName(reached({ scope: 'user', key: { id, name: id, userId: 'usr_1' } }));
    expect(ofUser('key_1')).toBe(ofUser('key_2'));
    const ofWindow = (until: number) => limitNoticeName(reached({ limit: 'window-cost', until }));
    expect(ofWindow(now + 1)).toBe(ofWindow(now + 2));
  });

  it('rests for an hour at least, and until the limit is another one', () => {
    expect(quietMs(reached({ limit: 'concurrency', until: undefined }), now)).toBe(3_600_000);
    expect(quietMs(reached({ limit: 'window-cost', until: now + 60_000 }), now)).toBe(3_600_000);
    expect(quietMs(reached(), now)).toBe(14 * 3_600_000);
    expect(quietMs(reached({ limit: 'window-cost', until: 1e19 }), now)).toBe(366 * 24 * 3_600_000);
    expect(limitNotice(reached({ limit: 'window-cost', until: 1e19 }), [], now).data.until).toBeUndefined();
    expect(quietMs(reached({ limit: 'total', until: undefined }), now)).toBe(30 * 24 * 3_600_000);
  });
});
