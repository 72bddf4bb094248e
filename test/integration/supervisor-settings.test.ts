import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Workshop } from '../support/supervisor/supervised-relay';

let workshop: Workshop;
beforeEach(() => (workshop = new Workshop()));
afterEach(() => workshop.clear());

const masterKeys = () => `k1:${randomBytes(32).toString('base64')}`;
const jwtSecret = () => randomBytes(32).toString('base64');

/** The one line that a refused start says. */
async function refusalOf(environment: NodeJS.ProcessEnv): Promise<string> {
  const relay = workshop.start(environment);
  expect(await relay.ended).toEqual({ code: 1, signal: null });
  expect(relay.stdout).toBe('');
  expect(relay.stderr).toMatch(/^trunkline: .*\n$/);
  return relay.stderr.slice('trunkline: '.length).trimEnd();
}

describe('npm start refuses', () => {
  it.each([
    ['a placeholder', { JWT_SECRET: 'CHANGE-THIS-TO-SOMETHING-RANDOM-PLEASE' }, /^JWT_SECRET is a placeholder/],
    ['a short secret', { JWT_SECRET: 'x7Gk2' }, /^JWT_SECRET is too short/],
    ['a misspelt variable', { TRUNKLINE_OWNER_PASWORD: 'x' }, /^TRUNKLINE_OWNER_PASWORD is not a variable/],
    ['a malformed port', { PORT: 'http' }, /^PORT must be a port from 0 to 65535/],
    ['a REDIS_URL without secrets', { REDIS_URL: 'redis://127.0.0.1:1' }, /^MASTER_KEYS must be set/],
    ['a Redis program that is not there', { REDIS_SERVER_BIN: '/nowhere/redis' }, /^\/nowhere\/redis was not found/],
  ])('%s', async (_what, environment, message) => {
    expect(await refusalOf(environment)).toMatch(message);
  });

  it('secrets that others can read', async () => {
    await (await workshop.start().isReady()).stop();
    const file = join(workshop.dataFolder, 'secrets', 'master-keys');
    chmodSync(file, 0o640);
    expect(await refusalOf({})).toMatch(/master-keys can be read by others \(mode 640\)/);
    chmodSync(file, 0o600);
    chmodSync(join(workshop.dataFolder, 'secrets'), 0o755);
    expect(await refusalOf({})).toMatch(/secrets can be read by others \(mode 755\)/);
  });

  it('a new key for data that was encrypted with a lost one', async () => {
    await (await workshop.start().isReady()).stop();
    rmSync(join(workshop.dataFolder, 'secrets', 'master-keys'));
    expect(await refusalOf({})).toMatch(/master-keys is missing, .* restore it from a backup or set MASTER_KEYS$/);
  });

  it('a Redis that does not answer', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const address = silent.address() as { port: number };
    const secrets = { MASTER_KEYS: masterKeys(), JWT_SECRET: jwtSecret() };
    const line = await refusalOf({ ...secrets, REDIS_URL: `redis://:hunter2@127.0.0.1:${address.port}` });
    expect(line).toMatch(/^REDIS_URL cannot be used, tried for 5 s \(127\.0\.0\.1:\d+: no answer in time\)$/);
    silent.close();
  });
});

describe('npm start with what the operator brought', () => {
  it('hands secrets in files on and makes none of its own', async () => {
    const files = { MASTER_KEYS_FILE: join(workshop.folder, 'keys'), JWT_SECRET_FILE: join(workshop.folder, 'jwt') };
    writeFileSync(files.MASTER_KEYS_FILE, `${masterKeys()}\n`, { mode: 0o600 });
    writeFileSync(files.JWT_SECRET_FILE, `${jwtSecret()}\n`, { mode: 0o600 });
    const relay = await workshop.start(files).isReady();
    expect(relay.eventsOf('worker', 'started')[0]!.told).toMatchObject(files);
    expect(existsSync(join(workshop.dataFolder, 'secrets'))).toBe(false);
  });

  it('uses its Redis and its sandbox and runs none', async () => {
    const owner = new Workshop();
    try {
      const first = await owner.start().isReady();
      const { REDIS_URL, SANDBOX_URL } = first.eventsOf('gateway', 'started')[0]!.told!;
      const secrets = { MASTER_KEYS: masterKeys(), JWT_SECRET: jwtSecret() };
      const second = await workshop.start({ ...secrets, REDIS_URL, SANDBOX_URL }).isReady();
      expect(second.eventsOf('gateway', 'started')[0]!.told).toMatchObject({ REDIS_URL, SANDBOX_URL });
      expect(second.eventsOf('sandbox', 'started')).toEqual([]);
      expect(existsSync(join(workshop.dataFolder, 'redis'))).toBe(false);
      expect(await second.stop()).toEqual({ code: 0, signal: null });
    } finally {
      await owner.clear();
    }
  });
});
