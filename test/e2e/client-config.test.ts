import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConfigStep } from '../../apps/gateway/src/me/client-config/client-config';
import { accountOf, upstreams } from '../clients/support/upstreams';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';

const run = promisify(execFile);
/** Within the project: the examples import SDKs, which are looked for from their own folder upwards. */
const scratch = join(import.meta.dirname, '..', '..', '.cache', 'snippets');

let house: RelayHouse;
let folder: string;

beforeAll(async () => {
  house = await startRelayHouse();
  for (const upstream of upstreams)
    await house.admin('POST', '/admin/accounts', accountOf(upstream, house.sandbox.url));
  await mkdir(scratch, { recursive: true });
  folder = await mkdtemp(join(scratch, 'run-'));
});

afterAll(async () => {
  await house.stop();
  await rm(folder, { recursive: true, force: true });
});

async function stepsFor(client: string): Promise<readonly ConfigStep[]> {
  const { steps } = await house.admin<{ steps: ConfigStep[] }>('GET', `/me/client-config?client=${client}`);
  return steps;
}

const withKey = (): NodeJS.ProcessEnv => ({ ...process.env, TRUNKLINE_KEY: house.relayKey });

describe('what a person is told to paste', () => {
  it('for curl works as it stands', async () => {
    const commands = (await stepsFor('curl')).flatMap(({ contents = '' }) =>
      contents.startsWith('curl') ? [contents] : [],
    );
    expect(commands).toHaveLength(2);
    const [models = '', message = ''] = await Promise.all(
      commands.map(async (command) => (await run('sh', ['-c', command], { env: withKey() })).stdout),
    );
    expect((JSON.parse(models) as { data: { id: string }[] }).data.map(({ id }) => id)).toContain('claude-sonnet-4-5');
    const deltas = [...message.matchAll(/"text_delta","text":("(?:[^"\\]|\\.)*")/g)];
    expect(deltas.length).toBeGreaterThan(1);
    expect(deltas.map(([, text = '""']) => JSON.parse(text) as string).join('')).toContain(
      'Hello from the Trunkline sandbox',
    );
  });

  it('for the SDKs of Node.js works as it stands', async () => {
    const programs = (await stepsFor('sdk-node')).filter(({ language }) => language === 'javascript');
    expect(programs.map(({ file }) => file)).toEqual(['ask-anthropic.mjs', 'ask-openai.mjs', 'ask-gemini.mjs']);
    for (const { file = '', contents = '' } of programs) {
      await writeFile(join(folder, file), contents);
      const { stdout } = await run(process.execPath, [join(folder, file)], { env: withKey() });
      expect([file, stdout]).toEqual([file, expect.stringContaining('Hello from the Trunkline sandbox')]);
    }
  });

  it('names the address that the relay was asked at', async () => {
    const { baseUrl } = await house.admin<{ baseUrl: string }>('GET', '/me/client-config?client=codex');
    expect(baseUrl).toBe(`${house.gateway.url}/openai/v1`);
  });
});
