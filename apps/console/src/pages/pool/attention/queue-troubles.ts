import type { LiveQueue } from '../../../live/live-types';
import type { Attention, QueueTrouble } from './attention';
import type { Urgency } from './urgency';

/** Work that has waited for longer than this is late. */
const LATE_SECONDS = 300;

const urgencies: Readonly<Record<QueueTrouble, Urgency>> = {
  ...{ unattended: 'critical', paused: 'warning', late: 'warning', failing: 'warning' },
};

/** What is wrong with a queue, the worst of it; undefined: nothing. */
export function queueTroubleOf(queue: LiveQueue): QueueTrouble | undefined {
  if (queue.workers === 0) return 'unattended';
  if (queue.paused) return 'paused';
  if ((queue.oldestWaitingSeconds ?? 0) > LATE_SECONDS) return 'late';
  return queue.failedLately > 0 ? 'failing' : undefined;
}

/** @param now milliseconds since the epoch */
export function queueMatters(queues: readonly LiveQueue[], now: number): Attention[] {
  return queues.flatMap((queue) => {
    const trouble = queueTroubleOf(queue);
    if (!trouble) return [];
    const { oldestWaitingSeconds: waited } = queue;
    const since = trouble === 'failing' || waited === null ? undefined : new Date(now - waited * 1_000).toISOString();
    return [
      {
        ...{ id: `queue ${queue.name}`, kind: 'queue', trouble, queue, urgency: urgencies[trouble] },
        ...(since === undefined ? {} : { since }),
      },
    ];
  });
}
