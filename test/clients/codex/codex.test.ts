import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandOutput } from '../support/clean-home';
import { type ClientHouse, startClientHouse } from '../support/client-house';
import { expectSuccess } from '../support/expect-success';
import { upstreams } from '../support/upstreams';
import { type CodexRun, runCodex } from './run-codex';

let house: ClientHouse;
beforeAll(async () => {
  house = await startClientHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.startNewBooks());

const ask = (model: string, question: string, provider?: string): Promise<CodexRun> =>
  runCodex({
    ...{ url: house.gateway.url, key: house.relayKey, model, question },
    ...(provider === undefined ? {} : { provider }),
  });

describe.each(upstreams)('Codex with an account of $platform', ({ model, path, greeting }) => {
  it('prints the answer, and hangs up at its end without making the record less exact', async () => {
    const run = await ask(model, 'Say hello');
    expectSuccess(run);
    expect(run.items.at(-1)).toEqual(
      expect.objectContaining({
        type: 'agent_message',
        text: expect.stringContaining(greeting) as string,
      }),
    );
    const served = await house.sandbox.ledger();
    expect(served).toMatchObject([{ model, path, streaming: true, finished: 'complete' }]);
    await house.expectExactBooks();
    const { input = 0, cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0, output } = served[0]?.usage ?? {};
    expect(run.events.at(-1)).toMatchObject({
      type: 'turn.completed',
      usage: {
        input_tokens: input + cacheRead + cacheWrite5m + cacheWrite1h,
        cached_input_tokens: cacheRead,
        output_tokens: output,
      },
    });
  });

  it('runs the command that the upstream asks for, and hands its output on', async () => {
    const run = await ask(model, 'Use a tool');
    expectSuccess(run);
    expect(run.items).toContainEqual(
      expect.objectContaining({ type: 'command_execution', exit_code: 0, aggregated_output: `${commandOutput}\n` }),
    );
    expect(run.items.at(-1)?.text).toContain('The tool answered');
    expect(run.items.at(-1)?.text).toContain(commandOutput);
    expect(await house.sandbox.ledger()).toMatchObject([
      { model, path, status: 200 },
      { model, path, status: 200 },
    ]);
    await house.expectExactBooks();
  });

  it('goes on over HTTP after one refusal of a WebSocket', async () => {
    const before = (await house.refusals()).caller_upgrade_unsupported ?? 0;
    const run = await ask(model, 'Say hello', 'supports_websockets = true');
    expectSuccess(run);
    expect(run.items.at(-1)?.text).toContain(greeting);
    expect((await house.refusals()).caller_upgrade_unsupported).toBe(before + 1);
    expect(run.events.filter(({ type }) => type === 'error')).toEqual([]);
  });
});
