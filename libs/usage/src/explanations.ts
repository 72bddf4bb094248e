import { PARTITION_COUNT, type RedisConnection, partitionOf, redisKeys } from '@app/redis';

/** Why requests went where they went, as their gateways wrote it down. */
export class Explanations {
  constructor(private readonly connection: RedisConnection) {}

  /** For a request that was never open, so that no settle writes it. What Redis does not take is lost. */
  note(userId: string, requestId: string, text: string, keptMs: number): void {
    const key = redisKeys.explanation(partitionOf(userId), requestId);
    this.connection.set(key, text, 'PX', keptMs).catch(() => undefined);
  }

  /** JSON; undefined: it was never written, or its time is over. The id does not say whose request it was, so all partitions are asked. */
  async find(requestId: string): Promise<string | undefined> {
    const found = await Promise.all(
      Array.from({ length: PARTITION_COUNT }, (_, partition) =>
        this.connection.get(redisKeys.explanation(partition, requestId)),
      ),
    );
    return found.find((text) => text !== null) ?? undefined;
  }
}
