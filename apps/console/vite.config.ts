import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';
import { codeSplitting } from './code-splitting.ts';

const root = import.meta.dirname;

const stylesheets = join(root, '../../node_modules/@mantine/core/styles');
const classNames = /@mantine\/core\/esm\/.*\/(\w+)\.module\.mjs$/;

/** Stops a build in which a component of the kit would be drawn without its styles, because `kit.css` does not name them. */
function kitStyles(kit: string): Plugin {
  return {
    name: 'kit-styles',
    apply: 'build',
    generateBundle(_options, bundle) {
      const named = readFileSync(kit, 'utf8');
      const used = Object.values(bundle).flatMap((file) =>
        file.type === 'chunk'
          ? Object.entries(file.modules).flatMap(([id, { renderedLength }]) =>
              renderedLength > 0 ? (classNames.exec(id)?.slice(1) ?? []) : [],
            )
          : [],
      );
      const missing = used.filter(
        (name) => existsSync(join(stylesheets, `${name}.css`)) && !named.includes(`/styles/${name}.css'`),
      );
      if (missing.length > 0) this.error(`src/app/kit.css has no styles of ${missing.join(', ')}`);
    },
  };
}

/** Lets the file that asks for the session run as soon as it is there; the others wait for the whole document, and for each other. */
const beginAtOnce: Plugin = {
  name: 'begin-at-once',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const started = html.replace(/<script type="module"(?= [^>]*\/beginning-)/, '<script type="module" async');
      if (started === html) throw new Error('index.html has no script that asks for the session');
      return started;
    },
  },
};

const splitting = codeSplitting(join(root, 'src/main.tsx'));

export default defineConfig({
  root,
  base: '/console/',
  plugins: [react(), kitStyles(join(root, 'src/app/kit.css')), splitting.plugin, beginAtOnce],
  resolve: { alias: { '@app/admin-client': join(root, '../../libs/admin-client/src/index.ts') } },
  cacheDir: join(root, '../../.cache/vite-console'),
  build: {
    outDir: join(root, '../../dist/console'),
    emptyOutDir: true,
    // The policy of the console allows nothing inline, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: splitting.groups },
      },
    },
  },
});
