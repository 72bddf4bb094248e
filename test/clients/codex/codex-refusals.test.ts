import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ClientHouse, startClientHouse } from '../support/client-house';
import { expectSuccess } from '../support/expect-success';
import { unknownKey } from '../support/unknown-key';
import { upstreams } from '../support/upstreams';
import { type CodexRun, runCodex } from './run-codex';

/** Codex asks up to six times within some seconds where it has not been told that this is no use. */
const QUICKLY_MS = 30_000;

let house: ClientHouse;
beforeAll(async () => {
  house = await startClientHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.startNewBooks());

const ask = (model: string, key: string): Promise<CodexRun> =>
  runCodex({ url: house.gateway.url, key, model, question: 'Say hello' });

const failureOf = ({ events }: CodexRun): unknown => events.findLast(({ type }) => type === 'turn.failed');

describe('Codex', () => {
  it('shows that its key is not known', async () => {
    const run = await ask('gpt-5.5', unknownKey);
    expect(run.exitCode).toBe(1);
    expect(failureOf(run)).toMatchObject({
      error: { message: expect.stringContaining('This relay key is not known') as string },
    });
    expect(run.durationMs).toBeLessThan(QUICKLY_MS);
    expect(await house.sandbox.ledger()).toEqual([]);
  });

  it.each(['gpt-5.5', 'claude-sonnet-4-5'])(
    'shows that the budget of its key is used up, and asks for %s once only',
    async (model) => {
      const key = await house.addKey({ limits: { totalCostUsd: 0.000001 } });
      const first = await ask(model, key);
      expectSuccess(first);
      await house.expectExactBooks();
      const before = (await house.refusals()).policy_budget_exhausted ?? 0;
      const run = await ask(model, key);
      expect(run.exitCode).toBe(1);
      expect(failureOf(run)).toMatchObject({ error: { message: expect.stringMatching(/quota/i) as string } });
      expect((await house.refusals()).policy_budget_exhausted).toBe(before + 1);
      expect(run.durationMs).toBeLessThan(QUICKLY_MS);
      expect(await house.sandbox.ledger()).toHaveLength(1);
    },
  );
});

describe.each(upstreams)('Codex with an account of $platform', ({ model, apiKey, greeting }) => {
  it('gets over an upstream that is overloaded for a moment', async () => {
    await house.sandbox.setAccountFaults({ [apiKey]: '529' });
    const running = ask(model, house.relayKey);
    await house.firstRefusal();
    await house.sandbox.setAccountFaults({});
    const run = await running;
    expectSuccess(run);
    expect(run.items.at(-1)?.text).toContain(greeting);
    const statuses = (await house.sandbox.ledger()).map(({ status }) => status);
    expect(statuses.at(0)).toBe(529);
    expect(statuses.at(-1)).toBe(200);
  });

  it('shows that every account is overloaded, after five tries instead of thirty', async () => {
    await house.sandbox.setAccountFaults({ [apiKey]: '529' });
    const run = await ask(model, house.relayKey);
    await house.sandbox.setAccountFaults({});
    expect(run.exitCode).toBe(1);
    expect(failureOf(run)).toMatchObject({ error: { message: expect.stringContaining('at capacity') as string } });
    expect(run.durationMs).toBeLessThan(QUICKLY_MS);
    expect(await house.sandbox.ledger()).toHaveLength(5);
  });
});
