import type { RedisConnection } from './redis-connection';

/**
 * Hears messages on one channel. A message may be lost while the connection is: whoever waits for one also looks by itself now and
 * then. The connection is used for nothing else; one for the background waits until Redis is there and subscribes again by itself.
 */
export class WakeUps {
  constructor(
    private readonly connection: RedisConnection,
    private readonly channel: string,
    private readonly onMessage: (text: string) => void,
  ) {}

  async start(): Promise<void> {
    this.connection.on('message', this.hear);
    await this.connection.subscribe(this.channel);
  }

  stop(): void {
    this.connection.off('message', this.hear);
    // Nobody listens any more; the connection's owner closes it.
    this.connection.unsubscribe(this.channel).catch(() => undefined);
  }

  private readonly hear = (channel: string, text: string): void => {
    if (channel === this.channel) this.onMessage(text);
  };
}
