// npm run test:usage:million: a million usage records, added up and held against each other, and how long the questions of a dashboard take.
// Apart from npm test, because it takes minutes and a gigabyte. USAGE_RECORDS sets another number of records.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureRedisServer } from './ensure-redis-server.mjs';

const root = join(import.meta.dirname, '..');

process.env.REDIS_SERVER_BIN = ensureRedisServer();
const config = join(root, 'test', 'scale', 'vitest.config.ts');
const result = spawnSync('vitest', ['run', '--config', config, 'usage-million', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
