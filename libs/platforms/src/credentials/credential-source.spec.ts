import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Credentials } from '@app/accounts';
import { GatewayError } from '@app/common';
import { EgressError } from '@app/egress';
import { CredentialsRefused } from './credentials-refused';
import { ReauthorisationNeeded } from './reauthorisation-needed';
import { TokenWorld, account, oauth, says, tokenServer } from './testing/token-world';

const refusal = says(400, { error: 'invalid_grant', error_description: 'revoked' });

describe('CredentialSource', () => {
  it('hands out at once what is used as it is', () => {
    const { source } = new TokenWorld(tokenServer());
    const key: Credentials = { kind: 'api-key', apiKey: 'k' };
    expect(source.usable(account, key, {})).toBe(key);
    expect(source.refused(account.id, key)).toBe(false);
  });

  it('learns the upstream’s clock where a signature was refused for its time', () => {
    const world = new TokenWorld(tokenServer());
    const { source } = world;
    const keys: Credentials = { kind: 'aws-keys', accessKeyId: 'a', secretAccessKey: 's' };
    const headers = { date: new Date(world.now + 600_000).toUTCString() };
    expect([source.refused(account.id, keys), source.refused(account.id, keys, {})]).toEqual([false, false]);
    expect(source.refused(account.id, keys, headers)).toBe(true);
    expect(Math.abs(source.clockOffsetOf(account.id) - 600_000)).toBeLessThan(1_000);
    // With that clock it was refused again: the time was not the reason.
    expect(source.refused(account.id, keys, headers)).toBe(false);
    source.release(account.id);
    expect(source.clockOffsetOf(account.id)).toBe(0);
  });

  it('fetches a token once and hands it out at once from then on', async () => {
    const world = new TokenWorld(tokenServer());
    expect(await world.token()).toBe('token-1');
    expect(world.source.usable(account, oauth, {})).toEqual({ kind: 'access-token', token: 'token-1' });
    expect(world.requests).toHaveLength(1);
  });

  it('makes one token request for all that ask at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 8 }), async (scheduler, askers) => {
        const server = tokenServer();
        const world = new TokenWorld((request, fields) => scheduler.schedule(Promise.resolve(server(request, fields))));
        const tokens = Promise.all(Array.from({ length: askers }, () => world.token()));
        await scheduler.waitFor(tokens);
        expect(new Set(await tokens)).toEqual(new Set(['token-1']));
        expect(world.requests).toHaveLength(1);
      }),
    );
  });

  it('never shows a refresh token again that has been replaced, whatever happens in which order', async () => {
    const process = fc.nat({ max: 2 });
    const ask = fc.record({ kind: fc.constant('ask' as const), process, stored: fc.nat({ max: 20 }) });
    const seconds = fc.constantFrom(6, 3_590, 3_700);
    const wait = fc.record({ kind: fc.constant('wait' as const), process, seconds });
    const refuse = fc.record({ kind: fc.constant('refuse' as const), process });
    const fails = fc.constantFrom('fetch', 'save', 'nothing', 'nothing');
    const step = fc.oneof(
      { arbitrary: ask, weight: 6 },
      { arbitrary: wait, weight: 4 },
      { arbitrary: refuse, weight: 1 },
      { arbitrary: fc.record({ kind: fc.constant('break' as const), process, fails }), weight: 1 },
    );
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(step, { minLength: 10, maxLength: 40 }), async (scheduler, steps) => {
        const server = tokenServer({ rotates: true });
        let fails = 'nothing';
        let refusals = 0;
        const world = new TokenWorld(async (request, fields) => {
          if (fails === 'fetch') throw new EgressError('unreachable', 'down');
          const answer = await server(request, fields);
          if (answer.status !== 200) refusals += 1;
          return scheduler.schedule(Promise.resolve(answer));
        });
        const { store } = world;
        const rotate = store.rotate.bind(store);
        store.rotate = async (...all) => {
          await scheduler.schedule(Promise.resolve());
          if (fails === 'save') throw new Error('the store is away');
          return rotate(...all);
        };
        const processes = [world.source, world.another(), world.another()];
        const asked: Promise<unknown>[] = [];
        for (const next of steps) {
          const source = processes[next.process] ?? world.source;
          if (next.kind === 'ask') {
            // What is read may be as old as it likes.
            const stored = store.history[next.stored % store.history.length] ?? oauth;
            const usable = Promise.resolve(source.usable(account, stored, {}));
            asked.push(usable.catch(() => undefined));
          } else if (next.kind === 'refuse') source.refused(account.id);
          else if (next.kind === 'break') fails = next.fails;
          else {
            world.pass(next.seconds);
            await scheduler.waitIdle();
          }
        }
        await scheduler.waitFor(Promise.all(asked));
        expect(refusals).toBe(0);
        expect(store.reauthorisation).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('renews in the background from 120 seconds before the end, and makes nobody wait', async () => {
    const world = new TokenWorld(tokenServer());
    await world.token();
    world.pass(3_600 - 121);
    await world.token();
    expect(world.requests).toHaveLength(1);
    world.pass(2);
    expect(world.source.usable(account, oauth, {})).toEqual({ kind: 'access-token', token: 'token-1' });
    await expect.poll(() => world.requests.length).toBe(2);
    await expect.poll(() => world.token()).toBe('token-2');
  });

  it('waits for the new one in the last 30 seconds, and takes the old one where there is none', async () => {
    const world = new TokenWorld(tokenServer());
    await world.token();
    world.pass(3_600 - 29);
    expect(await world.token()).toBe('token-2');
    world.pass(3_600 - 29);
    world.answer = () => says(503, 'busy');
    expect(await world.token()).toBe('token-2');
    world.pass(29);
    await expect(world.token()).rejects.toMatchObject({ code: 'upstream_unreachable' });
  });

  it('leaves a token endpoint alone for five seconds after a failure', async () => {
    const world = new TokenWorld(() => says(500, ''));
    await expect(world.token()).rejects.toThrow(GatewayError);
    world.pass(4);
    await expect(world.token()).rejects.toThrow(GatewayError);
    expect(world.requests).toHaveLength(1);
    world.pass(2);
    world.answer = tokenServer();
    expect(await world.token()).toBe('token-1');
  });

  it('does not renew a token of a minute all the time', async () => {
    const world = new TokenWorld(tokenServer({ expiresIn: 60 }));
    await world.token();
    world.pass(29);
    await world.token();
    expect(world.requests).toHaveLength(1);
  });

  it('stays refused after invalid_grant until another secret is stored', async () => {
    const world = new TokenWorld(() => refusal);
    await expect(world.token()).rejects.toMatchObject({ reason: 'invalid_grant', description: 'revoked' });
    world.pass(86_400);
    await expect(world.token({ ...oauth })).rejects.toThrow(CredentialsRefused);
    await expect(world.token(undefined, world.another())).rejects.toThrow(ReauthorisationNeeded);
    expect(world.requests).toHaveLength(1);
    world.answer = tokenServer();
    expect(await world.token({ ...oauth, refreshToken: 'of the administrator' })).toBe('token-1');
  });

  it('uses up a good token while the refresh token is refused', async () => {
    const world = new TokenWorld(tokenServer());
    await world.token();
    world.pass(3_600 - 20);
    world.answer = () => refusal;
    expect(await world.token()).toBe('token-1');
    world.pass(20);
    await expect(world.token()).rejects.toThrow(CredentialsRefused);
  });

  it('forgets a token that the upstream refused, once in thirty seconds', async () => {
    const world = new TokenWorld(tokenServer());
    await world.token();
    expect(world.source.refused(account.id)).toBe(true);
    expect(await world.token()).toBe('token-2');
    expect(world.source.refused(account.id)).toBe(false);
    expect(await world.token()).toBe('token-2');
    world.pass(31);
    expect(world.source.refused(account.id)).toBe(true);
    expect(await world.token()).toBe('token-3');
  });

  it('lets those try again who were refused with a token that has been replaced since', async () => {
    const world = new TokenWorld(tokenServer());
    const shown = await world.source.usable(account, oauth, {});
    expect(world.source.refused(account.id, shown)).toBe(true);
    expect(world.source.refused(account.id, shown)).toBe(true);
    expect(await world.token()).toBe('token-2');
    expect(world.source.refused(account.id, shown)).toBe(true);
    expect(await world.token()).toBe('token-2');
  });

  it('begins anew where another kind of secret is stored, and where the account is gone', async () => {
    const world = new TokenWorld(tokenServer(), {
      googleDefault: (scope) => Promise.resolve({ token: `google-${scope}` }),
    });
    await world.token();
    expect(await world.token({ kind: 'google-default' })).toBe('google-the-scope');
    expect(await world.token(oauth)).toBe('token-2');
    world.source.release(account.id);
    world.store.enter(oauth);
    expect(await world.token()).toBe('token-3');
  });
});
