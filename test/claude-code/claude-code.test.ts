import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';
import { until } from '../support/supervisor/until';
import { type ClaudeRun, runClaude } from './run-claude';

interface UsageRow {
  readonly model: string;
  readonly outcome: string;
  readonly source: string;
}

let house: RelayHouse;
beforeAll(async () => {
  house = await startRelayHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.sandbox.resetLedger());

const ask = (model: string, authToken: string, ...more: string[]): Promise<ClaudeRun> =>
  runClaude(
    { ANTHROPIC_BASE_URL: `${house.gateway.url}/api`, ANTHROPIC_AUTH_TOKEN: authToken, ANTHROPIC_MODEL: model },
    ...['-p', 'Say hello', '--model', model, ...more],
  );

const records = async (): Promise<readonly UsageRow[]> =>
  (await house.admin<{ items: UsageRow[] }>('GET', '/admin/usage/records')).items;

describe('Claude Code on the relay', () => {
  it('prints the answer of the upstream, and leaves a record of what it used', async () => {
    const run = await ask('sandbox-small', house.relayKey);
    expect(run, run.errors).toMatchObject({ exitCode: 0 });
    expect(run.output).toContain('Hello from the Trunkline sandbox');
    expect(run.output).toContain('Say hello');
    const [entry] = await house.sandbox.ledger();
    expect(entry).toMatchObject({ model: 'sandbox-small', streaming: true, finished: 'complete' });
    await until(async () => (await records()).length > 0, 'a usage record is there');
    expect(await records()).toMatchObject([{ model: 'sandbox-small', outcome: 'completed', source: 'exact' }]);
  });

  it('reads figures out of a stream that is cut into bytes', async () => {
    const run = await ask('sandbox-fault-bytewise', house.relayKey, '--output-format', 'json');
    expect(run, run.errors).toMatchObject({ exitCode: 0 });
    const result = JSON.parse(run.output) as { result: string; is_error: boolean; usage: { output_tokens: number } };
    expect(result).toMatchObject({ is_error: false });
    expect(result.usage.output_tokens).toBe((await house.sandbox.ledger()).at(-1)?.usage?.output);
  });

  it('is told at once that its key is not good, instead of trying for three minutes', async () => {
    const run = await ask('sandbox-small', 'tl_000000000000000000000000000000001cymjz');
    expect(run.exitCode).not.toBe(0);
    expect(run.durationMs).toBeLessThan(60_000);
    expect(await house.sandbox.ledger()).toEqual([]);
  });
});
