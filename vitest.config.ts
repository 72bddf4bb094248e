import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const alias = [
  { find: /^@app\/([^/]+)\/worker$/, replacement: join(root, 'libs/$1/src/worker.ts') },
  { find: /^@app\/([^/]+)$/, replacement: join(root, 'libs/$1/src/index.ts') },
  { find: /^@config\/(.+)$/, replacement: join(root, 'config/$1') },
];
const luaAsText = {
  name: 'lua-as-text',
  transform: (code: string, id: string) =>
    id.endsWith('.lua') ? { code: `export default ${JSON.stringify(code)};`, map: null } : undefined,
};
/** They wait for leases, locks and outages that have to end by themselves, so three of them share the machine. */
const faultsThatWait = [
  ...['drain', 'gateway-killed', 'pool-budgets', 'pool-dead-account', 'pool-shared-cooldowns', 'pool-waiters'],
  ...['queue-redis-away', 'redis-away', 'redis-degraded', 'redis-lost', 'revocation', 'token-killed'],
  ...['webhook-killed', 'webhook-outage', 'worker-killed'],
].map((name) => `test/faults/${name}.test.ts`);
export default defineConfig({
  // Not below node_modules: a reinstall would trip over it.
  cacheDir: join(root, '.cache/vite'),
  resolve: { alias },
  // Every project inherits these; naming them again in a project would apply them twice.
  plugins: [luaAsText],
  test: {
    reporters: ['default', join(root, 'test/support/plain-line-reporter.ts')],
    // One group after the other: tests that kill processes and watch clocks want the machine for themselves.
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{libs,apps}/*/src/**/*.spec.ts'],
          // Modules are loaded once for all files, which takes a third of the time. Properties are tried hundreds of times, on
          // machines that do other things as well.
          isolate: false,
          ...{ testTimeout: 30_000, sequence: { groupOrder: 0 }, maxWorkers: 2 },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          isolate: false,
          ...{ testTimeout: 30_000, hookTimeout: 30_000, sequence: { groupOrder: 1 }, maxWorkers: 2 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          isolate: false,
          ...{ testTimeout: 60_000, hookTimeout: 60_000, sequence: { groupOrder: 2 }, maxWorkers: 2 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          isolate: false,
          ...{ testTimeout: 90_000, hookTimeout: 90_000, sequence: { groupOrder: 3 }, maxWorkers: 2 },
        },
      },
      {
        test: {
          name: 'faults',
          ...{ include: ['test/faults/**/*.test.ts'], exclude: faultsThatWait },
          ...{ testTimeout: 180_000, hookTimeout: 60_000, sequence: { groupOrder: 4 }, maxWorkers: 1 },
        },
      },
      {
        test: {
          name: 'faults-that-wait',
          include: faultsThatWait,
          ...{ testTimeout: 180_000, hookTimeout: 60_000, sequence: { groupOrder: 5 }, maxWorkers: 3 },
        },
      },
    ],
  },
});
