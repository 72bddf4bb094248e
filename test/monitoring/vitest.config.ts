import { defineConfig } from 'vitest/config';

/** Not a project of the main configuration: it wants a Prometheus. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    projects: [
      {
        extends: '../../vitest.config.ts',
        test: {
          name: 'monitoring',
          include: ['**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
