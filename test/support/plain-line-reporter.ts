import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with one line that people and scripts read alike: `N passed, N failed`. */
export default class PlainLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    let skipped = 0;
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failed += 1;
        else skipped += 1;
      }
    }
    process.once('exit', () => {
      if (skipped > 0) console.log(`${skipped} skipped, because this machine lacks what they need`);
      console.log(`${passed} passed, ${failed} failed`);
    });
  }
}
