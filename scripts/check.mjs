// npm run check: format, lint, types, import rules and unit tests, side by side. Prints what failed, and how long each took.
import { spawn } from 'node:child_process';

const checks = [
  ['types', ['tsc', '-p', 'tsconfig.json']],
  ['types of the console', ['tsc', '-p', 'apps/console/tsconfig.json']],
  // No cache: what a type-aware rule says of a file depends on other files.
  ['lint', ['eslint', '.', '--max-warnings=0']],
  ['format', ['prettier', '--check', '--log-level=warn', '--cache', '--cache-location=.cache/prettier', '.']],
  ['imports', ['depcruise', 'apps', 'libs', 'test', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']],
  ['unit', ['vitest', 'run', '--project', 'unit']],
];

function run([name, [command, ...args]]) {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ name, passed: false, output: error.message, seconds: 0 }));
    child.on('close', (code) => {
      resolve({ name, passed: code === 0, output, seconds: (performance.now() - startedAt) / 1000 });
    });
  });
}

const startedAt = performance.now();
const results = await Promise.all(checks.map(run));
for (const { name, passed, output, seconds } of results) {
  if (!passed) console.log(`\n──── ${name} ────\n${output}`);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
}
console.log(`${((performance.now() - startedAt) / 1000).toFixed(1)} s in all`);
process.exitCode = results.every((result) => result.passed) ? 0 : 1;
