import { connectRedis, redisReady } from '@app/redis';
import { readSettings } from '@app/config';
import { createLogger } from '@app/telemetry';
import { CredentialVault } from '@app/vault';
import { findCommand } from './find-command';

const FIRST_CONTACT_MS = 10_000;

/** One command on the store of a relay, which may run meanwhile. One line says how it went; exit code 0: well. */
async function run(words: readonly string[]): Promise<{ readonly line: string; readonly isGood: boolean }> {
  const command = findCommand(words);
  if (typeof command === 'string') return { line: command, isGood: false };
  const settings = readSettings();
  if (settings.redisUrl === undefined) throw new Error('REDIS_URL is not set');
  const redis = connectRedis(settings.redisUrl, 'background', createLogger('maintenance', 'silent'));
  try {
    await redisReady(redis, FIRST_CONTACT_MS);
    return await command({ redis, vault: new CredentialVault(settings.masterKeys) });
  } finally {
    redis.disconnect();
  }
}

try {
  const { line, isGood } = await run(process.argv.slice(2));
  console.log(line);
  process.exitCode = isGood ? 0 : 1;
} catch (error) {
  console.error(`trunkline maintenance: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
