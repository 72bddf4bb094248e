import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandOutput } from '../support/clean-home';
import { type ClientHouse, startClientHouse } from '../support/client-house';
import { expectSuccess } from '../support/expect-success';
import { upstreams } from '../support/upstreams';
import { type GeminiAccess, type GeminiRun, runGemini } from './run-gemini';

let house: ClientHouse;
beforeAll(async () => {
  house = await startClientHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.startNewBooks());

const ask = (access: GeminiAccess, question: string, model?: string): Promise<GeminiRun> =>
  runGemini({
    ...{ access, url: house.gateway.url, key: house.relayKey, question },
    ...(model === undefined ? {} : { model }),
  });

/** What it asks for when nobody has chosen a model. */
const models = {
  key: { router: 'gemini-3.5-flash-lite', main: 'gemini-3.8-flash' },
  'code-assist': { router: 'gemini-3.1-flash-lite', main: 'gemini-3-flash' },
} as const;

describe.each<GeminiAccess>(['key', 'code-assist'])('Gemini CLI with its access by %s', (access) => {
  describe.each(upstreams)('and an account of $platform', ({ model, path, greeting }) => {
    it('prints the answer and counts what the upstream counted', async () => {
      const run = await ask(access, 'Say hello', model);
      expectSuccess(run);
      expect(run.response).toContain(greeting);
      const served = await house.sandbox.ledger();
      expect(served).toMatchObject([{ model, path, streaming: true, finished: 'complete' }]);
      await house.expectExactBooks();
      const { input = 0, cacheRead = 0, cacheWrite5m = 0, cacheWrite1h = 0, output = 0 } = served[0]?.usage ?? {};
      const prompt = input + cacheRead + cacheWrite5m + cacheWrite1h;
      expect(run.tokens[model]).toMatchObject({ prompt, cached: cacheRead, total: prompt + output });
    });

    it('runs the command that the upstream asks for, and hands its output on', async () => {
      const run = await ask(access, 'Use a tool: run_shell_command', model);
      expectSuccess(run);
      expect(run.response).toContain('The tool answered');
      expect(run.response).toContain(commandOutput);
      expect(await house.sandbox.ledger()).toMatchObject([
        { model, path, status: 200 },
        { model, path, status: 200 },
      ]);
      await house.expectExactBooks();
    });
  });

  it('asks a small model which one is fit for the question, where nobody has chosen one', async () => {
    const { router, main } = models[access];
    const run = await ask(access, 'Say hello');
    expectSuccess(run);
    expect(run.response).toContain('You said: Say hello');
    expect(await house.sandbox.ledger()).toMatchObject([
      { path: `/v1beta/models/${router}:generateContent`, streaming: false },
      { path: `/v1beta/models/${main}:streamGenerateContent`, streaming: true },
    ]);
    await house.expectExactBooks();
  });
});
