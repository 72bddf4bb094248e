import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Not a project of the main configuration: `npm test` runs all of those. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: join(import.meta.dirname, '../../.cache/vite'),
  test: { include: ['*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 },
});
