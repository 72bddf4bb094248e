import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSIONS_PER_USER, Sessions, type User } from '@app/auth';
import { type RedisConnection, redisKeys } from '@app/redis';
import { openRedis } from '../support/open-redis';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster';

let cluster: RedisCluster;
let redis: RedisConnection;
let sessions: Sessions;
let users = 0;

beforeAll(async () => {
  cluster = await startRedisCluster();
  redis = await openRedis(cluster.url, 'requests');
  sessions = new Sessions(redis);
});
afterAll(async () => {
  redis.disconnect();
  await cluster.stop();
});

function newUser(): User {
  users += 1;
  const [id, passwordHash, createdAt] = [`usr_${users}`, '$argon2id$', '2026-11-21T00:00:00Z'];
  return { id, username: id, role: 'member', provider: 'local', passwordHash, epoch: 1, enabled: true, createdAt };
}

const action = fc.oneof(
  fc.record({ kind: fc.constant('open' as const) }),
  fc.record({ kind: fc.constant('end' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('refresh' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('expire' as const), which: fc.nat(9) }),
  fc.record({ kind: fc.constant('end all' as const) }),
);

describe('sessions on a cluster', () => {
  it('lists exactly those that stand, whatever was opened, refreshed and ended before', async () => {
    const property = fc.asyncProperty(fc.array(action, { maxLength: 15 }), async (actions) => {
      const user = newUser();
      let standing: { id: string; token: string }[] = [];
      for (const step of actions) {
        if (step.kind === 'open') {
          const { session, refreshToken } = await sessions.open(user);
          standing.push({ id: session.id, token: refreshToken });
          continue;
        }
        if (step.kind === 'end all') {
          await sessions.endAll(user.id);
          standing = [];
          continue;
        }
        const chosen = standing[step.which];
        if (!chosen) continue;
        if (step.kind === 'refresh') {
          const rotation = await sessions.rotate(chosen.token);
          chosen.token = rotation.outcome === 'rotated' ? rotation.refreshToken : 'not rotated';
          continue;
        }
        if (step.kind === 'end') await sessions.end({ id: chosen.id, userId: user.id });
        else await redis.del(redisKeys.session(chosen.id));
        standing = standing.filter((session) => session !== chosen);
      }
      const listed = (await sessions.listOf(user)).map(({ id }) => id);
      expect(listed.sort()).toEqual(standing.map(({ id }) => id).sort());
      for (const { token } of standing) expect((await sessions.rotate(token)).outcome).toBe('rotated');
    });
    await fc.assert(property, { numRuns: 40 });
  });

  it('never hold more than fifty of one user, however many are opened at once', async () => {
    const user = newUser();
    await Promise.all(Array.from({ length: SESSIONS_PER_USER + 20 }, () => sessions.open(user)));
    const { session } = await sessions.open(user);
    const listed = (await sessions.listOf(user)).map(({ id }) => id);
    expect(listed).toHaveLength(SESSIONS_PER_USER);
    expect(listed).toContain(session.id);
  });

  it('clear away what a raised epoch has ended', async () => {
    const user = newUser();
    const { session } = await sessions.open(user);
    const later = { ...user, epoch: 2 };
    const { session: current } = await sessions.open(later);
    expect((await sessions.listOf(later)).map(({ id }) => id)).toEqual([current.id]);
    expect(await redis.exists(redisKeys.session(session.id))).toBe(0);
    // Somebody who has not heard of the new epoch yet ends nothing.
    expect(await sessions.listOf(user)).toEqual([]);
    expect(await redis.exists(redisKeys.session(current.id))).toBe(1);
  });
});
