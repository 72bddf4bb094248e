import { defineConfig } from 'vitest/config';

/** Not a project of the main configuration: a million records take minutes and a gigabyte. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    projects: [
      {
        extends: '../../vitest.config.ts',
        test: { name: 'scale', include: ['**/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 300_000, maxWorkers: 1 },
      },
    ],
  },
});
