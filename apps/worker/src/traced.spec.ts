import { describe, expect, it } from 'vitest';
import type { JobHandler } from '@app/queue/worker';
import type { Tracing } from '@app/telemetry';
import { tracedJobs, tracedTask } from './traced';

const names: string[] = [];
const tracing: Tracing = {
  work: async (name, run) => {
    names.push(name);
    return run();
  },
  request: () => {
    throw new Error('a worker has no requests');
  },
  stop: () => Promise.resolve(),
};
const task = { name: 'trim', everyMs: 1_000, run: () => Promise.resolve(7) };
const handler: JobHandler<'webhook-deliveries'> = ({ data }) => {
  names.push(data.deliveryId);
  return Promise.resolve();
};

describe('work that is traced', () => {
  it('has a span a run, by the name of the task', async () => {
    expect(await tracedTask(task, tracing).run()).toBe(7);
    expect(tracedTask(task, tracing)).toMatchObject({ name: 'trim', everyMs: 1_000 });
    await tracedJobs('webhook delivery', handler, tracing)({ data: { deliveryId: 'dlv_1' } } as never);
    expect(names).toEqual(['trim', 'webhook delivery', 'dlv_1']);
  });

  it('is the work itself where nobody traces', () => {
    expect(tracedTask(task, undefined)).toBe(task);
    expect(tracedJobs('webhook delivery', handler, undefined)).toBe(handler);
  });
});
