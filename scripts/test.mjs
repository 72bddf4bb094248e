// npm test: makes sure that what the tests run against is on the machine, then runs every test.
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureProxies } from './ensure-proxies.mjs';
import { ensureRedisServer } from './ensure-redis-server.mjs';
import { ensureSlapd } from './ensure-slapd.mjs';

process.env.REDIS_SERVER_BIN = ensureRedisServer();
Object.assign(process.env, ensureProxies(), ensureSlapd(), ensureChromium());
const result = spawnSync('vitest', ['run', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = result.status ?? 1;
