// npm run test:monitoring: holds what the relay shows, its dashboards and its alert rules to a real Prometheus and a relay under traffic.
// Apart from npm test, because it installs Prometheus and takes a minute. It runs the built processes: npm run build comes first.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePrometheus } from './ensure-prometheus.mjs';
import { ensureRedisServer } from './ensure-redis-server.mjs';

const root = join(import.meta.dirname, '..');

Object.assign(process.env, ensurePrometheus(), { REDIS_SERVER_BIN: ensureRedisServer() });
const config = join(root, 'test', 'monitoring', 'vitest.config.ts');
const result = spawnSync('vitest', ['run', '--config', config, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
