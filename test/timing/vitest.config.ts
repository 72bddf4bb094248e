import { defineConfig } from 'vitest/config';

/** Not a project of the main configuration: what it measures takes a minute, and others on the machine disturb it. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    projects: [
      {
        extends: '../../vitest.config.ts',
        test: { name: 'timing', include: ['**/*.test.ts'], testTimeout: 300_000, hookTimeout: 60_000, maxWorkers: 1 },
      },
    ],
  },
});
