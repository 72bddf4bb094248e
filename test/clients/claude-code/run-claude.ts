import { type ClientRun, programOf, runClient } from '../support/run-client';

/** @param access address of the relay and a relay key */
export const runClaude = (
  { url, key }: { readonly url: string; readonly key: string },
  model: string,
  question: string,
  ...parameters: readonly string[]
): Promise<ClientRun> =>
  runClient({
    command: [programOf('CLAUDE_CODE_PROGRAM'), '-p', question, '--model', model, ...parameters],
    environment: {
      ...{ ANTHROPIC_BASE_URL: `${url}/api`, ANTHROPIC_AUTH_TOKEN: key, ANTHROPIC_MODEL: model },
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    },
  });
