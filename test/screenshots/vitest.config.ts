import { defineConfig } from 'vitest/config';

/** Not a project of the main configuration: it makes pictures for people to look at, and takes minutes. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    projects: [
      {
        extends: '../../vitest.config.ts',
        test: {
          ...{ name: 'screenshots', include: ['**/*.test.ts'], maxWorkers: 1 },
          ...{ testTimeout: 900_000, hookTimeout: 120_000 },
        },
      },
    ],
  },
});
