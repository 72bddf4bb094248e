import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AttemptLanes, type LeaveLane } from './attempt-lanes';

const COUNT = 40;

describe('lanes', () => {
  it('leave half to endpoints that answer soon, however many others there are', () => {
    const now = 0;
    const lanes = new AttemptLanes(COUNT, () => now);
    lanes.enter('good')?.(true);
    const taken = Array.from({ length: 100 }, (_, index) => lanes.enter(`slow-${index}`)).filter(Boolean);
    expect(taken).toHaveLength(COUNT / 2);
    const good = Array.from({ length: 100 }, () => lanes.enter('good')).filter(Boolean);
    expect(good).toHaveLength(COUNT / 2);
  });

  it('give an endpoint that nobody knows one lane, though another slow one would take all', () => {
    const lanes = new AttemptLanes(COUNT, () => 0);
    const taken = Array.from({ length: 100 }, () => lanes.enter('slow')).filter(Boolean);
    expect(taken).toHaveLength(1 + COUNT / 4);
    expect(lanes.enter('other')).toBeDefined();
  });

  it('take who was slow for slow until it answers sooner', () => {
    let now = 0;
    const lanes = new AttemptLanes(COUNT, () => now);
    lanes.enter('one')?.(true);
    const leave = lanes.enter('one');
    now = 2_001;
    leave?.(true);
    expect(Array.from({ length: 100 }, () => lanes.enter('one')).filter(Boolean)).toHaveLength(1 + COUNT / 4);
  });

  it('never hold more than there are, and are all free in the end', () => {
    const step = fc.record({
      id: fc.integer({ min: 0, max: 5 }),
      lasts: fc.integer({ min: 0, max: 5_000 }),
      leaves: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let now = 0;
        const lanes = new AttemptLanes(8, () => now);
        const held: LeaveLane[] = [];
        for (const { id, lasts, leaves } of steps) {
          now += lasts;
          const leave = lanes.enter(String(id));
          if (leave) held.push(leave);
          expect(held.length).toBeLessThanOrEqual(8);
          // Leaving twice is leaving once.
          if (leaves) [held[0], held.shift()].forEach((one) => one?.(true));
        }
        held.forEach((leave) => leave(true));
        lanes.enter('quick')?.(true);
        expect(Array.from({ length: 20 }, () => lanes.enter('quick')).filter(Boolean)).toHaveLength(8);
      }),
    );
  });
});
