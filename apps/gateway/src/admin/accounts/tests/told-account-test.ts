import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProbeResult, ProbeWatcher } from '@app/relay';
import { EventStream } from '../../../control-plane/event-stream/event-stream';
import { toProblem } from '../../../control-plane/problem/to-problem';
import { viewOfAccountTest } from '../account-test.dto';
import type { AccountTestEvents } from './account-test-events.dto';

/**
 * Tells a test as events, while it runs. The stream begins with the first step: what is refused before can still be told with a status.
 * @param run the test
 * @throws whatever it throws before its first step
 */
export async function tellAccountTest(
  run: (watcher: ProbeWatcher) => Promise<ProbeResult>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  let events: EventStream<AccountTestEvents> | undefined;
  const stream = (): EventStream<AccountTestEvents> => (events ??= new EventStream(request, reply));
  try {
    const result = await run({
      get hasLeft() {
        return events?.hasLeft ?? false;
      },
      reached: (step) => stream().send('step', step),
      hear: (delta) => stream().send('text', { delta }),
      onDrain: (listener) => stream().onDrain(listener),
      onLeave: (listener) => stream().onLeave(listener),
    });
    stream().send('result', viewOfAccountTest(result));
  } catch (error) {
    if (!events) throw error;
    const { code, detail } = toProblem(error, request).problem;
    events.send('error', { code, message: detail });
  } finally {
    events?.end();
  }
}
