import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ClientHouse, startClientHouse } from '../support/client-house';
import { expectSuccess } from '../support/expect-success';
import { unknownKey } from '../support/unknown-key';
import type { ClientRun } from '../support/run-client';
import { runClaude } from './run-claude';

let house: ClientHouse;
beforeAll(async () => {
  house = await startClientHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.startNewBooks());

const ask = (model: string, key: string, ...more: string[]): Promise<ClientRun> =>
  runClaude({ url: house.gateway.url, key }, model, 'Say hello', ...more);

describe('Claude Code on the relay', () => {
  it('prints the answer of the upstream, and leaves a record of what it used', async () => {
    const run = await ask('sandbox-small', house.relayKey);
    expectSuccess(run);
    expect(run.output).toContain('Hello from the Trunkline sandbox');
    expect(run.output).toContain('Say hello');
    const [entry] = await house.sandbox.ledger();
    expect(entry).toMatchObject({ model: 'sandbox-small', streaming: true, finished: 'complete' });
    await house.expectExactBooks();
  });

  it('reads figures out of a stream that is cut into bytes', async () => {
    const run = await ask('sandbox-fault-bytewise', house.relayKey, '--output-format', 'json');
    expectSuccess(run);
    const result = JSON.parse(run.output) as { result: string; is_error: boolean; usage: { output_tokens: number } };
    expect(result).toMatchObject({ is_error: false });
    expect(result.usage.output_tokens).toBe((await house.sandbox.ledger()).at(-1)?.usage?.output);
  });

  it('is told at once that its key is not good, instead of trying for three minutes', async () => {
    const run = await ask('sandbox-small', unknownKey);
    expect(run.exitCode).not.toBe(0);
    expect(run.durationMs).toBeLessThan(60_000);
    expect(await house.sandbox.ledger()).toEqual([]);
  });
});
