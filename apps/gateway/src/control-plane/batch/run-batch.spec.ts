import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runBatch } from './run-batch';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('runBatch', () => {
  it('gives every entry its own result, never works on more at once than it may, and begins in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        async (turns, atOnce) => {
          const begun: number[] = [];
          let running = 0;
          let most = 0;
          const results = await runBatch(turns, atOnce, async (count, index) => {
            begun.push(index);
            running += 1;
            most = Math.max(most, running);
            for (let passed = 0; passed < count; passed += 1) await turn();
            running -= 1;
            return `${index}:${count}`;
          });
          expect(results).toEqual(turns.map((count, index) => `${index}:${count}`));
          expect(begun).toEqual(turns.map((_, index) => index));
          expect(most).toBeLessThanOrEqual(atOnce);
        },
      ),
      { numRuns: 50 },
    );
  });
});
