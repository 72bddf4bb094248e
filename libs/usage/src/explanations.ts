import { PARTITION_COUNT, type RedisConnection, redisKeys } from '@app/redis';

/** Why requests went where they went, as their gateways wrote it down. */
export class Explanations {
  constructor(private readonly connection: RedisConnection) {}

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
