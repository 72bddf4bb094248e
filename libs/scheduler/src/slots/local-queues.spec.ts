import { describe, expect, it } from 'vitest';
import { LocalQueues } from './local-queues';
import type { SlotSeeker } from './slot-candidate';
import { Waiter } from './waiter';

const nothing = (): void => undefined;

function waiter(requestId: string): Waiter {
  const waiting = { deadlineMs: 1_000, size: 9, onQueued: nothing, signal: new AbortController().signal };
  const request = { waiting, candidates: () => [], isWorthwhile: () => true };
  return new Waiter({ requestId, userId: 'usr_1' } as SlotSeeker, request, 0, { resolve: nothing, reject: nothing });
}

describe('LocalQueues', () => {
  it.each([
    ['the one that came first', ['req_a', 'req_b']],
    ['the one that came last', ['req_b', 'req_a']],
  ])('wakes whom the store puts first among equal finish times, be it %s', (_, requestIds) => {
    const asked: string[] = [];
    const queues = new LocalQueues(({ seeker }) => asked.push(seeker.requestId));
    for (const requestId of requestIds) {
      const one = waiter(requestId);
      queues.add(one, ['acc_1']);
      one.finishes.set('acc_1', 1);
    }
    queues.wake('acc_1');
    expect(asked).toEqual(['req_a']);
  });

  it('wakes the smallest finish time before the smallest name, and counts each waiter once', () => {
    const asked: string[] = [];
    const queues = new LocalQueues(({ seeker }) => asked.push(seeker.requestId));
    const [first, second] = [waiter('req_b'), waiter('req_a')];
    queues.add(first, ['acc_1', 'acc_2']);
    queues.add(second, ['acc_1']);
    first.finishes.set('acc_1', 0.5);
    second.finishes.set('acc_1', 1);
    queues.wake('acc_1');
    expect(asked).toEqual(['req_b']);
    expect(queues.size).toBe(2);
  });
});
