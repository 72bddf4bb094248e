import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

export default defineConfig({
  root,
  base: '/console/',
  plugins: [react()],
  resolve: { alias: { '@app/admin-client': join(root, '../../libs/admin-client/src/index.ts') } },
  cacheDir: join(root, '../../.cache/vite-console'),
  build: {
    outDir: join(root, '../../dist/console'),
    emptyOutDir: true,
    // The policy of the console allows nothing inline, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
  },
});
