import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RetryBudget } from './retry-budget';

describe('RetryBudget', () => {
  it('never allows more than its share of the requests and thirty', () => {
    const share = fc.constantFrom(0, 0.1, 0.2, 1);
    const steps = fc.array(fc.record({ attempts: fc.nat(3) }), { maxLength: 300 });
    fc.assert(
      fc.property(share, steps, (ofRequests, requests) => {
        const budget = new RetryBudget(ofRequests);
        let allowed = 0;
        requests.forEach(({ attempts }, index) => {
          budget.deposit();
          for (let count = 0; count < attempts; count += 1) if (budget.withdraw()) allowed += 1;
          expect(allowed).toBeLessThanOrEqual(30 + ofRequests * (index + 1) + 1e-6);
        });
      }),
    );
  });

  it('has something for quiet times, again and again', () => {
    const budget = new RetryBudget(0.2);
    while (budget.withdraw());
    for (let count = 0; count < 5; count += 1) budget.deposit();
    expect([budget.withdraw(), budget.withdraw()]).toEqual([true, false]);
  });
});
