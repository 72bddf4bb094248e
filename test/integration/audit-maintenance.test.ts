import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SignInThrottle, Users } from '@app/auth';
import { systemClock } from '@app/common';
import { readSettings } from '@app/config';
import { type RedisConnection, redisKeys } from '@app/redis';
import { CredentialVault } from '@app/vault';
import { type AuditLog, chainedEntries, event, fill, openAuditLog } from '../support/audit-log';
import { createUser } from '../support/control-plane/visitor';
import { openRedis } from '../support/open-redis';
import { Workshop } from '../support/supervisor/supervised-relay';

const supervisor = join(import.meta.dirname, '..', '..', 'dist', 'supervisor', 'main.js');
let workshop: Workshop;
let socket: string;
beforeEach(() => {
  workshop = new Workshop();
  socket = join(workshop.dataFolder, 'redis', 'redis.sock');
});
afterEach(() => workshop.clear());

interface Run {
  readonly code: number | null;
  readonly line: string;
}

/** Runs one command as npm does, on the data folder of the test. */
async function run(...words: string[]): Promise<Run> {
  const { PATH, HOME, TMPDIR, REDIS_SERVER_BIN } = process.env;
  const env = { PATH, HOME, TMPDIR, REDIS_SERVER_BIN, DATA_DIR: workshop.dataFolder };
  const child = spawn(process.execPath, [supervisor, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let line = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (line += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, line };
}

/** The store of the relay that runs on the data folder. */
async function inStore(work: (redis: RedisConnection, log: AuditLog) => Promise<unknown>): Promise<void> {
  const secrets = join(workshop.dataFolder, 'secrets');
  const { masterKeys } = readSettings({
    MASTER_KEYS_FILE: join(secrets, 'master-keys'),
    JWT_SECRET_FILE: join(secrets, 'jwt-secret'),
  });
  const redis = await openRedis(`unix://${socket}`);
  try {
    await work(redis, await openAuditLog(redis, new CredentialVault(masterKeys)));
  } finally {
    redis.disconnect();
  }
}

describe('npm run audit:verify', () => {
  it('verifies the log of a relay that runs, and of one that does not, with what is not chained yet', async () => {
    const relay = await workshop.start().isReady();
    await inStore(async (_, log) => {
      await fill(log, 3);
      await log.trail.note(event(4));
    });
    const whileRunning = await run('verify-audit');
    expect(whileRunning.line).toMatch(
      /^The audit log is as it was written: 4 entries, the last is number 4 with hash /,
    );
    expect(whileRunning.code).toBe(0);
    await relay.stop();
    expect(await run('verify-audit')).toEqual(whileRunning);
    expect(existsSync(socket)).toBe(false);
  });

  it('ends with 1 and the first entry that was tampered with', async () => {
    await workshop.start().isReady();
    await inStore(async (redis, log) => {
      await fill(log, 3);
      await redis.xdel(redisKeys.audit().entries, '2-0');
    });
    expect(await run('verify-audit')).toEqual({
      code: 1,
      line: 'The audit log is not as it was written. Entry 2: this entry is missing (entry-missing)\n',
    });
  });

  it('says so where there is no relay, and makes none', async () => {
    const { code, line } = await run('verify-audit');
    expect([code, line]).toEqual([1, `trunkline: there is no relay in the data folder ${workshop.dataFolder}\n`]);
  });

  it('says how it is used when it is called for something else', async () => {
    await workshop.start().isReady();
    expect(await run('destroy-audit')).toEqual({ code: 1, line: 'usage: verify-audit | unlock <user name>\n' });
  });
});

describe('unlock', () => {
  it('lets a locked user name be tried again, and puts that down', async () => {
    await workshop.start().isReady();
    await inStore(async (redis, log) => {
      await createUser(new Users(redis, systemClock), 'ada', 'owner');
      const throttle = new SignInThrottle(redis);
      for (let attempt = 0; attempt < 5; attempt += 1) await throttle.take('ada', `192.0.2.${attempt}`);
      expect(await throttle.take('ada', '192.0.2.9')).toMatchObject({ granted: false });
      expect(await run('unlock', 'ada')).toEqual({ code: 0, line: 'ada may sign in again\n' });
      expect(await throttle.take('ada', '192.0.2.9')).toMatchObject({ granted: true });
      await log.chain.drain();
      expect((await chainedEntries(redis)).at(-1)).toMatchObject({
        action: 'users.unlocked',
        actor: { kind: 'system', task: 'maintenance' },
      });
    });
  });

  it('ends with 1 for a name that nobody has', async () => {
    await workshop.start().isReady();
    expect(await run('unlock', 'nobody')).toEqual({ code: 1, line: 'There is no user "nobody"\n' });
  });
});
