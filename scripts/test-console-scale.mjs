// npm run test:console:scale: how long lists and pages of the console take with 10,000 keys, 3,000 people, 1,000 accounts and a million
// usage records. Apart from npm test, because it takes minutes and a gigabyte. USAGE_RECORDS sets another number of records.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureRedisServer } from './ensure-redis-server.mjs';

const root = join(import.meta.dirname, '..');

process.env.REDIS_SERVER_BIN = ensureRedisServer();
Object.assign(process.env, ensureChromium());
const config = join(root, 'test', 'scale', 'vitest.config.ts');
const result = spawnSync('vitest', ['run', '--config', config, 'console-scale', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
