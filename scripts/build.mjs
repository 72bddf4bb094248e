// Bundles every application into dist/<app>/main.js in one rspack run, and the console into dist/console.
import { rspack } from '@rspack/core';
import bundles from '../rspack.config.mjs';
import { buildConsole } from './build-console.mjs';

const built = new Promise((resolve, reject) => {
  rspack(bundles, (error, stats) => {
    if (error) return reject(error);
    if (stats.hasErrors() || stats.hasWarnings()) {
      console.error(stats.toString({ all: false, errors: true, warnings: true, colors: true }));
    }
    resolve(!stats.hasErrors());
  });
});
const [isBuilt] = await Promise.all([built, buildConsole()]);
process.exitCode = isBuilt ? 0 : 1;
