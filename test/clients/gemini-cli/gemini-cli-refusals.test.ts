import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ClientHouse, startClientHouse } from '../support/client-house';
import { expectSuccess } from '../support/expect-success';
import { unknownKey } from '../support/unknown-key';
import { type GeminiAccess, type GeminiRun, runGemini } from './run-gemini';

const model = 'gemini-3.8-flash';
/** Gemini CLI starts within some seconds; where it asks again it waits for many. */
const QUICKLY_MS = 30_000;

let house: ClientHouse;
beforeAll(async () => {
  house = await startClientHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.startNewBooks());

const ask = (access: GeminiAccess, key: string): Promise<GeminiRun> =>
  runGemini({ access, url: house.gateway.url, key, model, question: 'Say hello' });

const everythingSaid = ({ output, errors }: GeminiRun): string => output + errors;

describe.each<GeminiAccess>(['key', 'code-assist'])('Gemini CLI with its access by %s', (access) => {
  it('shows that its key is not known', async () => {
    const run = await ask(access, unknownKey);
    expect(run.exitCode).not.toBe(0);
    expect(everythingSaid(run)).toContain('This relay key is not known');
    expect(run.durationMs).toBeLessThan(QUICKLY_MS);
    expect(await house.sandbox.ledger()).toEqual([]);
  });

  it('shows that the budget of its key is used up, and does not ask again', async () => {
    const key = await house.addKey({ limits: { totalCostUsd: 0.000001 } });
    const first = await ask(access, key);
    expectSuccess(first);
    await house.expectExactBooks();
    const before = (await house.refusals()).policy_budget_exhausted ?? 0;
    const run = await ask(access, key);
    expect(run.exitCode).not.toBe(0);
    expect(everythingSaid(run)).toMatch(/budget/i);
    expect((await house.refusals()).policy_budget_exhausted).toBe(before + 1);
    expect(run.durationMs).toBeLessThan(QUICKLY_MS);
    expect(await house.sandbox.ledger()).toHaveLength(1);
  });

  it('gets over an upstream that is overloaded for a moment', async () => {
    await house.sandbox.setAccountFaults({ 'sk-sandbox-gemini': '503' });
    const running = ask(access, house.relayKey);
    await house.firstRefusal();
    await house.sandbox.setAccountFaults({});
    const run = await running;
    expectSuccess(run);
    expect(run.response).toContain('You said: Say hello');
    const statuses = (await house.sandbox.ledger()).map(({ status }) => status);
    expect([statuses.at(0), statuses.at(-1)]).toEqual([503, 200]);
  });
});
