import { globalErrorHandler } from '@opentelemetry/core';
import { expect, it } from 'vitest';
import { reportFailures } from './report-failures';

it('says once a minute that the collector takes nothing, and how often that was', () => {
  const said: unknown[] = [];
  let now = 0;
  reportFailures({ warn: (facts: unknown) => said.push(facts) } as never, () => now);
  for (let index = 0; index < 100; index += 1) globalErrorHandler(new Error('refused'));
  expect(said).toEqual([{ failures: 1, reason: 'refused' }]);
  now = 60_000;
  globalErrorHandler(new Error('x'.repeat(5_000)));
  expect(said).toEqual([
    { failures: 1, reason: 'refused' },
    { failures: 100, reason: 'x'.repeat(200) },
  ]);
});
