import { basename, join } from 'node:path';
import { rspack } from '@rspack/core';
import bundles from '../../rspack.config.mjs';

const root = join(import.meta.dirname, '../..');

/** Bundles a program of the tests as the applications are bundled. @returns the file to run */
export async function buildProcess(entry: string): Promise<string> {
  const name = basename(entry, '.ts');
  const plan = bundles.find((bundle) => bundle.name === 'worker');
  const folder = join(root, '.cache/test-processes', `${name}-${process.pid}`);
  const bundle = { ...plan, name, entry: { main: join(root, entry) }, output: { ...plan?.output, path: folder } };
  await new Promise<void>((resolve, reject) => {
    rspack([bundle], (error, stats) => {
      if (error ?? stats?.hasErrors()) reject(error ?? new Error(stats?.toString({ all: false, errors: true })));
      else resolve();
    });
  });
  return join(folder, 'main.js');
}
