import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandOutput } from '../support/clean-home';
import { type ClientHouse, startClientHouse } from '../support/client-house';
import { expectSuccess } from '../support/expect-success';
import type { ClientRun } from '../support/run-client';
import { upstreams } from '../support/upstreams';
import { runClaude } from './run-claude';

let house: ClientHouse;
beforeAll(async () => {
  house = await startClientHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.startNewBooks());

const ask = (model: string, question: string, ...more: string[]): Promise<ClientRun> =>
  runClaude({ url: house.gateway.url, key: house.relayKey }, model, question, '--output-format', 'json', ...more);

interface ClaudeResult {
  readonly result: string;
  readonly is_error: boolean;
  readonly num_turns: number;
  readonly usage: Readonly<Record<'input_tokens' | 'cache_read_input_tokens' | 'output_tokens', number>>;
}

/** Notes about models that it does not know come before the result. */
const resultOf = ({ output }: ClientRun): ClaudeResult =>
  JSON.parse(output.trim().split('\n').at(-1) ?? '') as ClaudeResult;

describe.each(upstreams)('Claude Code with an account of $platform', ({ model, path, greeting }) => {
  it('prints the answer and counts what the upstream counted', async () => {
    const run = await ask(model, 'Say hello');
    expectSuccess(run);
    const { result, is_error: isError, usage } = resultOf(run);
    expect(isError).toBe(false);
    expect(result).toContain(greeting);
    const served = await house.sandbox.ledger();
    expect(served).toMatchObject([{ model, path, streaming: true, finished: 'complete' }]);
    expect(usage).toMatchObject({
      input_tokens: served[0]?.usage?.input,
      cache_read_input_tokens: served[0]?.usage?.cacheRead,
      output_tokens: served[0]?.usage?.output,
    });
    await house.expectExactBooks();
  });

  it('runs the command that the upstream asks for, and hands its output on', async () => {
    const run = await ask(model, 'Use a tool: Bash', '--allowedTools', 'Bash');
    expectSuccess(run);
    expect(resultOf(run)).toMatchObject({ is_error: false, num_turns: 2 });
    expect(resultOf(run).result).toContain(commandOutput);
    expect(await house.sandbox.ledger()).toMatchObject([
      { model, path, status: 200 },
      { model, path, status: 200 },
    ]);
    await house.expectExactBooks();
  });
});
