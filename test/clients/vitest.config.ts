import { defineConfig } from 'vitest/config';

/** Not a project of the main configuration: `npm test` runs all of those. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    projects: [
      {
        extends: '../../vitest.config.ts',
        test: { name: 'clients', include: ['**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 },
      },
    ],
  },
});
