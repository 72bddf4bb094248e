import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AccountStates, Accounts } from '@app/accounts';
import { systemClock } from '@app/common';
import { PROBE_KEY_ID } from '@app/relay';
import { UsageRecords } from '@app/usage';
import { CredentialVault } from '@app/vault';
import { type AccountTestsHouse, startAccountTestsHouse } from '../support/account-tests/account-tests-house';
import { startTestingWorker } from '../support/account-tests/testing-worker';
import { until } from '../support/supervisor/until';

let house: AccountTestsHouse;
let states: AccountStates;
beforeAll(async () => {
  house = await startAccountTestsHouse();
  states = new AccountStates(house.redis, systemClock);
});
afterAll(() => house.stop());
beforeEach(() => house.reset());

describe('a tick of an account’s schedule', () => {
  it('asks the model what the schedule says, and is in the history and in the books', async () => {
    const { upstream, redis } = house;
    const id = await house.addAccount();
    await house.schedule(id, { model: 'claude-opus-4-1', prompt: 'Are you thére?' });
    await house.tick(id);
    const [run] = await house.runsOf(id, 1);
    expect(upstream.questions).toEqual([{ apiKey: 'sk-canary', model: 'claude-opus-4-1', prompt: 'Are you thére?' }]);
    expect(run).toMatchObject({
      ...{ trigger: 'schedule', ok: true, model: 'claude-opus-4-1', status: 200, tokens: { input: 9, output: 3 } },
      ...{ id: expect.stringMatching(/^tst_[0-9a-f]{20}$/) as string, firstByteMs: expect.any(Number) as number },
    });
    expect(run!.tookMs).toBeGreaterThanOrEqual(run!.firstByteMs!);
    const records = new UsageRecords(redis);
    const found = async () => (await records.list({ accountId: id }, 10)).items;
    await until(async () => (await found()).length > 0, 'the test is in the books');
    expect(await found()).toMatchObject([{ keyId: PROBE_KEY_ID, userId: PROBE_KEY_ID, outcome: 'completed' }]);
  });

  it('asks the first model of the account for one word where the schedule names none, also of a paused account', async () => {
    const id = await house.addAccount({ models: ['claude-*', 'claude-haiku-4-5'], schedulable: false });
    await house.schedule(id);
    await house.tick(id);
    expect(await house.runsOf(id, 1)).toMatchObject([{ ok: true, model: 'claude-haiku-4-5' }]);
    expect(house.upstream.questions).toMatchObject([{ model: 'claude-haiku-4-5', prompt: 'Reply with one word.' }]);
  });

  it('of two workers has one run, and the tick after it its own', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => house.addAccount()));
    for (const id of ids) await house.schedule(id);
    for (let round = 1; round <= 3; round += 1) {
      await Promise.all(ids.map((id) => house.tick(id)));
      for (const id of ids) await house.runsOf(id, round);
      await house.untilIdle();
    }
    expect(house.upstream.questions).toHaveLength(30);
    for (const id of ids) expect(new Set((await house.history.list(id)).map((run) => run.id)).size).toBe(3);
  });
});

describe('a test that is under way', () => {
  it('when its worker dies is begun again by another one, and has one place in the history', async () => {
    const { upstream, server } = house;
    const id = await house.addAccount();
    await house.schedule(id);
    await Promise.all(house.workers.map((worker) => worker.takeNoMore()));
    const dying = await startTestingWorker(server.url, 600);
    let mayAnswer = false;
    upstream.beforeAnswer = async () => {
      await until(() => mayAnswer, 'the answer may go out', 30_000);
      return 200;
    };
    await house.tick(id);
    await until(() => upstream.questions.length === 1, 'the first worker asks');
    await dying.takeNoMore(true);
    const another = await startTestingWorker(server.url, 600);
    await until(() => upstream.questions.length === 2, 'another worker asks', 20_000);
    mayAnswer = true;
    await house.runsOf(id, 1);
    await house.untilIdle();
    expect(await house.history.list(id)).toHaveLength(1);
    await Promise.all([another.stop(), dying.stop()]);
  });

  it('when Redis goes away is put down once when it is back', async () => {
    const { upstream, server } = house;
    const worker = await startTestingWorker(server.url);
    const id = await house.addAccount();
    await house.schedule(id);
    upstream.beforeAnswer = async () => {
      await server.kill();
      return 200;
    };
    await house.tick(id);
    await until(() => upstream.questions.length === 1, 'the account is asked');
    await server.restart();
    upstream.beforeAnswer = () => 200;
    await house.runsOf(id, 1);
    await house.untilIdle();
    expect(await house.history.list(id)).toMatchObject([{ ok: true, trigger: 'schedule' }]);
    await house.tick(id);
    await house.runsOf(id, 2);
    await worker.stop();
  });
});

describe('what a scheduled test says of its account', () => {
  const cooldownsOf = async (id: string): Promise<readonly unknown[]> => {
    await states.collection.sync();
    return states.get(id)?.cooldowns ?? [];
  };
  let worker: Awaited<ReturnType<typeof startTestingWorker>>;
  beforeAll(async () => {
    worker = await startTestingWorker(house.server.url);
  });
  afterAll(() => worker.stop());

  it('ends a cooldown that is over, as the answer to any request does', async () => {
    const id = await house.addAccount();
    await house.schedule(id);
    await states.cool(id, { scope: 'account', cause: 'rate-limited', lasts: { ms: 1 }, evidence: {} });
    expect(await cooldownsOf(id)).toHaveLength(1);
    await house.tick(id);
    await house.runsOf(id, 1);
    await until(async () => (await cooldownsOf(id)).length === 0, 'the account has recovered');
  });

  it('begins a cooldown where it is refused, and keeps none of the upstream’s words', async () => {
    const id = await house.addAccount();
    await house.schedule(id);
    house.upstream.beforeAnswer = () => 401;
    await house.tick(id);
    const [run] = await house.runsOf(id, 1);
    expect(run).toMatchObject({ ok: false, status: 401, failure: expect.stringMatching(/^unauthorized/) as string });
    expect(JSON.stringify(run)).not.toContain('canary');
    await until(async () => (await cooldownsOf(id)).length === 1, 'the account is left alone');
    expect(await cooldownsOf(id)).toMatchObject([{ cause: 'unauthorized' }]);
  });

  it('is nothing where nobody could be asked', async () => {
    const nameless = await house.addAccount({ models: ['*'], platform: 'openai-compatible' });
    const otherVault = new CredentialVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]);
    const elsewhere = new Accounts(house.redis, otherVault, systemClock);
    const settings = { name: 'sealed elsewhere', platform: 'claude', priority: 50, models: ['m'] } as const;
    const { id: unreadable } = await elsewhere.create(
      { ...settings, schedulable: true, personal: false, baseUrl: house.upstream.url },
      { kind: 'api-key', apiKey: 'sk-1' },
    );
    for (const [id, failure] of [
      [nameless, 'policy_model_unknown'],
      [unreadable, 'unreadable'],
    ] as const) {
      await house.schedule(id);
      await house.tick(id);
      expect(await house.runsOf(id, 1)).toMatchObject([{ ok: false, failure, trigger: 'schedule' }]);
      expect(await cooldownsOf(id)).toEqual([]);
    }
    expect(house.upstream.questions).toEqual([]);
  });
});
