import type { BodyConsumer } from '@app/egress';
import type { AnswerBody } from './decoded-body';

/** A first event that is longer than this goes as it came. */
const MOST_HELD_BYTES = 64 * 1024;
const blankLines = ['\n\n', '\r\n\r\n'];

/** A body whose first event is changed before anybody sees it. Everything after it passes as it comes. */
export function changeFirstEvent(body: AnswerBody, change: (bytes: Buffer) => Buffer): AnswerBody {
  return {
    consume: (consumer) => body.consume(new FirstEventChanger(consumer, change)),
    pause: () => body.pause(),
    resume: () => body.resume(),
  };
}

class FirstEventChanger implements BodyConsumer {
  private held: Buffer | undefined = Buffer.alloc(0);

  constructor(
    private readonly consumer: BodyConsumer,
    private readonly change: (bytes: Buffer) => Buffer,
  ) {}

  onData(chunk: Buffer): void {
    if (!this.held) {
      this.consumer.onData(chunk);
      return;
    }
    this.held = Buffer.concat([this.held, chunk]);
    const { held } = this;
    if (held.length > MOST_HELD_BYTES || blankLines.some((blankLine) => held.includes(blankLine))) this.release();
  }

  onEnd(): void {
    this.release();
    this.consumer.onEnd();
  }

  onError(error: Parameters<BodyConsumer['onError']>[0]): void {
    this.release();
    this.consumer.onError(error);
  }

  private release(): void {
    const { held } = this;
    this.held = undefined;
    if (held && held.length > 0) this.consumer.onData(this.change(held));
  }
}
