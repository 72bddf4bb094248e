import { describe, expect, it } from 'vitest';
import { EgressError } from '@app/egress';
import { MOST_UNANSWERED } from './renewal-attempts';
import { TokenWorld, account, oauth, says, tokenServer } from '../testing/token-world';

const byAdministrator = { ...oauth, refreshToken: 'of the administrator' };
const refusal = says(400, { error: 'invalid_grant' });
const rotating = (): ReturnType<typeof tokenServer> => tokenServer({ rotates: true });
const nextTurn = (): Promise<void> => new Promise(setImmediate);

/** A process that died in the middle of its question. */
async function die(world: TokenWorld, source = world.another()): Promise<void> {
  Promise.resolve(source.usable(account, oauth, {})).catch(() => undefined);
  await nextTurn();
  world.store.owner = undefined;
}

describe('SharedRenewal', () => {
  it('lets one of all processes ask, and hands its token to all', async () => {
    const world = new TokenWorld(rotating());
    const processes = [world.source, world.another(), world.another()];
    const crowd = processes.flatMap((source) => Array.from({ length: 20 }, () => world.token(undefined, source)));
    expect(new Set(await Promise.all(crowd))).toEqual(new Set(['token-1']));
    expect(world.requests).toHaveLength(1);
  });

  it('asks once for a token that all processes were refused with', async () => {
    const world = new TokenWorld(rotating());
    const processes = [world.source, world.another(), world.another()];
    const shown = await Promise.all(
      processes.map(async (source) => source.usable(account, world.store.stored ?? oauth, {})),
    );
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(processes.map((source, index) => source.refused(account.id, shown[index]))).toEqual([true, true, true]);
    const tokens = await Promise.all(processes.map((source) => world.token(undefined, source)));
    expect([...tokens, world.requests.length]).toEqual(['token-2', 'token-2', 'token-2', 2]);
  });

  it('gives up on a lock that never becomes free', async () => {
    const world = new TokenWorld(rotating());
    world.store.owner = {};
    await expect(world.token()).rejects.toMatchObject({ code: 'upstream_unreachable' });
    expect(world.now).toBeGreaterThan(30_000);
    expect(world.requests).toEqual([]);
  });

  it('reads again where the store did not answer, and gives up on one that stays away', async () => {
    const world = new TokenWorld(rotating());
    const read = world.store.read.bind(world.store);
    let failures = 2;
    world.store.read = () => ((failures -= 1) >= 0 ? Promise.reject(new Error('Command timed out')) : read());
    expect(await world.token()).toBe('token-1');
    failures = Number.POSITIVE_INFINITY;
    await expect(world.token(undefined, world.another())).rejects.toMatchObject({ code: 'gateway_unavailable' });
    expect(world.requests).toHaveLength(1);
  });

  it.each(['lock', 'noteAttempts', 'rotate', 'share'] as const)(
    'asks once where the store does what it is asked for and its answer is lost (%s)',
    async (step) => {
      const world = new TokenWorld(rotating());
      const { store } = world;
      const does = store[step].bind(store) as (...all: unknown[]) => Promise<unknown>;
      let isLost = true;
      Object.assign(store, {
        [step]: async (...all: unknown[]) => {
          const answer = await does(...all);
          // What holds a lock that it has not heard of gets it again by its name: see redis-renewal-store.ts.
          if (isLost && step === 'lock') store.owner = undefined;
          if (isLost) {
            isLost = false;
            throw new Error('Command timed out');
          }
          return answer;
        },
      });
      const processes = [world.source, world.another(), world.another()];
      const tokens = await Promise.all(processes.map((source) => world.token(undefined, source)));
      expect(tokens).toEqual(['token-1', 'token-1', 'token-1']);
      expect(world.requests).toHaveLength(1);
      expect(world.store.stored).toMatchObject({ refreshToken: 'refresh-1' });
      expect(world.journal.rotations.size).toBe(0);
    },
  );

  it('goes on when the lock of a process that died has ended', async () => {
    const world = new TokenWorld(rotating());
    world.store.owner = {};
    let pauses = 0;
    world.onPause = () => {
      if ((pauses += 1) === 20) world.store.owner = undefined;
    };
    expect(await world.token()).toBe('token-1');
    expect(pauses).toBe(20);
  });

  it.each([1, 2])('does not ask where its lock was lost before the question left (look %d)', async (look) => {
    const world = new TokenWorld(rotating());
    const lock = world.store.lock.bind(world.store);
    let looks = 0;
    world.store.lock = async () => {
      const held = await lock();
      return held && { ...held, keep: () => Promise.resolve((looks += 1) !== look) };
    };
    expect(await world.token()).toBe('token-1');
    expect(world.requests).toHaveLength(1);
    // It is looked at twice before each question, and all of it once more after it was lost.
    expect(looks).toBe(look + 2);
  });

  it('shows the old refresh token once more where a process died and its answer never came', async () => {
    const world = new TokenWorld(() => new Promise(() => undefined));
    await die(world);
    world.answer = rotating();
    expect(await world.token()).toBe('token-1');
    expect(world.requests.map(({ fields }) => fields.refresh_token)).toEqual(['refresh-0', 'refresh-0']);
    expect(world.store.attempts).toBeUndefined();
  });

  it('says that the rotation is ambiguous where the old one is not taken any more, and never asks again', async () => {
    const world = new TokenWorld(() => new Promise(() => undefined));
    await die(world);
    world.answer = () => refusal;
    await expect(world.token()).rejects.toMatchObject({ code: 'needs_reauth', reason: 'ambiguous_rotation' });
    world.pass(3_600);
    await expect(world.token()).rejects.toMatchObject({ reason: 'ambiguous_rotation' });
    await expect(world.token(undefined, world.another())).rejects.toMatchObject({ reason: 'ambiguous_rotation' });
    expect(world.requests).toHaveLength(2);
  });

  it('stores what a process had been given that died before it could', async () => {
    const world = new TokenWorld(rotating());
    const rotate = world.store.rotate.bind(world.store);
    world.store.rotate = () => new Promise(() => undefined);
    await die(world);
    expect(world.journal.rotations.size).toBe(1);
    world.store.rotate = rotate;
    expect(await world.token()).toBe('token-1');
    expect([world.requests.length, world.journal.rotations.size]).toEqual([1, 0]);
    expect(world.store.stored).toMatchObject({ refreshToken: 'refresh-1' });
  });

  it('stores it at a start, before anybody asks, and after others had given up on the account', async () => {
    const world = new TokenWorld(rotating());
    const rotate = world.store.rotate.bind(world.store);
    world.store.rotate = () => new Promise(() => undefined);
    await die(world);
    world.store.rotate = rotate;
    await world.store.requireReauthorisation('', 'version-1', 'ambiguous_rotation');
    await world.another().recover(account.id);
    expect(world.store.reauthorisation).toBeUndefined();
    expect(await world.token()).toBe('token-1');
    expect(world.requests).toHaveLength(1);
  });

  it('drops a rotation that an administrator’s secret has overtaken', async () => {
    const world = new TokenWorld(rotating());
    const rotate = world.store.rotate.bind(world.store);
    world.store.rotate = () => new Promise(() => undefined);
    await die(world);
    world.store.rotate = rotate;
    expect(await world.token(byAdministrator)).toBe('token-2');
    expect(world.requests.map(({ fields }) => fields.refresh_token)).toEqual(['refresh-0', 'of the administrator']);
  });

  it('leaves an administrator’s secret as it is that comes while the endpoint is asked, and uses it', async () => {
    const server = rotating();
    const world = new TokenWorld((request, fields) => {
      if (fields.refresh_token === 'refresh-0') world.store.enter(byAdministrator);
      return server(request, fields);
    });
    expect(await world.token()).toBe('token-2');
    expect(world.store.history.slice(0, 2)).toEqual([oauth, byAdministrator]);
    expect(world.store.stored).toMatchObject({ refreshToken: 'refresh-2' });
  });

  it('tries again with what another process has stored where the old refresh token is refused', async () => {
    const server = rotating();
    const world = new TokenWorld((request, fields) => {
      if (fields.refresh_token !== 'refresh-0') return server(request, fields);
      world.store.enter({ ...oauth, refreshToken: 'newer' });
      return refusal;
    });
    expect(await world.token()).toBe('token-1');
    expect(world.store.reauthorisation).toBeUndefined();
  });

  it('rests longer from failure to failure, for all processes, and at most five minutes', async () => {
    const world = new TokenWorld(() => says(503, 'busy'));
    const asked: number[] = [];
    for (let second = 0; second < 2_000; second += 1) {
      const before = world.requests.length;
      await Promise.all([
        world.token().catch(() => undefined),
        world.token(undefined, world.another()).catch(() => undefined),
      ]);
      if (world.requests.length > before) asked.push(second);
      world.pass(1);
    }
    const rests = asked.slice(1).map((second, index) => second - (asked[index] ?? 0));
    expect(world.requests).toHaveLength(asked.length);
    expect(rests.slice(0, 7)).toEqual([5, 10, 20, 40, 80, 160, 300]);
    expect(Math.max(...rests)).toBe(300);
    expect(world.store.reauthorisation).toBeUndefined();
  });

  it('rests as long as the endpoint says', async () => {
    const world = new TokenWorld(() => ({ ...says(429, { error: 'slow_down' }), retryAfter: '70' }));
    await expect(world.token()).rejects.toMatchObject({ code: 'upstream_unreachable' });
    world.answer = rotating();
    world.pass(69);
    await expect(world.token()).rejects.toMatchObject({ code: 'upstream_unreachable' });
    world.pass(2);
    expect(await world.token()).toBe('token-1');
  });

  it('asks for a person where answers stay away again and again, and never where the endpoint cannot be reached', async () => {
    const outage = async (kind: 'unreachable' | 'first-byte-timeout'): Promise<TokenWorld> => {
      const world = new TokenWorld(() => Promise.reject(new EgressError(kind, 'down')));
      for (let turn = 0; turn < MOST_UNANSWERED + 5; turn += 1) {
        await world.token().catch(() => undefined);
        world.pass(301);
      }
      return world;
    };
    const silent = await outage('first-byte-timeout');
    expect(silent.store.reauthorisation).toMatchObject({ reason: 'ambiguous_rotation' });
    expect(silent.requests).toHaveLength(MOST_UNANSWERED);
    expect((await outage('unreachable')).store.reauthorisation).toBeUndefined();
  });

  it('renews early what is due, once for all, and nothing that is not in use', async () => {
    const world = new TokenWorld(rotating());
    const workers = [world.another(), world.another()];
    const renew = (): Promise<boolean[]> =>
      Promise.all(workers.map((worker) => worker.renewEarly(account, world.store.stored ?? oauth, 0.8)));
    expect(await renew()).toEqual([false, false]);
    await world.token();
    world.pass(2_879);
    expect(await renew()).toEqual([false, false]);
    world.pass(1);
    expect(await renew()).toContain(true);
    expect(world.requests).toHaveLength(2);
    // A gateway goes on with the old one for as long as it is good, and finds the new one then.
    expect(await world.token()).toBe('token-1');
    world.pass(700);
    expect(await world.token()).toBe('token-2');
    expect(world.requests).toHaveLength(2);
  });
});
