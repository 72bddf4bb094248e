// npm run test:timing: whether the time of a refused sign-in says who exists. Apart from npm test, because it takes a minute and is
// disturbed by whatever else the machine does.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureRedisServer } from './ensure-redis-server.mjs';

const root = join(import.meta.dirname, '..');

process.env.REDIS_SERVER_BIN = ensureRedisServer();
const config = join(root, 'test', 'timing', 'vitest.config.ts');
const result = spawnSync('vitest', ['run', '--config', config, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
