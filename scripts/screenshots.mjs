// npm run screenshots: a picture of every page of the console, of a relay in which there is something to see, in light, in dark and as wide
// as a phone, into .cache/screenshots. Apart from npm test, because it takes minutes and somebody has to look at them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureRedisServer } from './ensure-redis-server.mjs';

const root = join(import.meta.dirname, '..');

process.env.REDIS_SERVER_BIN = ensureRedisServer();
Object.assign(process.env, ensureChromium());
if (!process.env.CHROMIUM_BIN) process.exit(1);
const config = join(root, 'test', 'screenshots', 'vitest.config.ts');
const result = spawnSync('vitest', ['run', '--config', config, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
