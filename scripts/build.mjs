// Bundles every application into dist/<app>/main.js in one rspack run.
import { rspack } from '@rspack/core';
import bundles from '../rspack.config.mjs';

rspack(bundles, (error, stats) => {
  if (error) throw error;
  if (stats.hasErrors() || stats.hasWarnings()) {
    console.error(stats.toString({ all: false, errors: true, warnings: true, colors: true }));
  }
  process.exitCode = stats.hasErrors() ? 1 : 0;
});
