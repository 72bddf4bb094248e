import { EgressError } from '@app/egress';
import type { StreamDecoder } from '@app/platforms';
import type { AnswerBody } from './decoded-body';

/** A body in an upstream's own framing, as server-sent events. */
export function decodedStream(body: AnswerBody, decoder: StreamDecoder): AnswerBody {
  return {
    consume: (consumer) => {
      let isOver = false;
      const end = (error: unknown): void => {
        isOver = true;
        body.abort();
        consumer.onError(new EgressError('malformed', 'the stream is not in the framing of its platform', error));
      };
      body.consume({
        onData: (chunk) => {
          if (isOver) return;
          try {
            const events = decoder.push(chunk);
            if (events.length > 0) consumer.onData(events);
          } catch (error) {
            end(error);
          }
        },
        onEnd: () => {
          if (isOver) return;
          try {
            const events = decoder.end();
            if (events.length > 0) consumer.onData(events);
            consumer.onEnd();
          } catch (error) {
            end(error);
          }
        },
        onError: (error) => {
          if (!isOver) consumer.onError(error);
        },
      });
    },
    pause: () => body.pause(),
    resume: () => body.resume(),
    abort: () => body.abort(),
  };
}
