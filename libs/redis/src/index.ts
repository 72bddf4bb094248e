export { type ConnectionPurpose, type RedisConnection, connectRedis, redisReady } from './connection';
export { PARTITION_COUNT, partitionOf, redisKeys } from './keys';
export { CollectionPoller } from './records/collection-poller';
export { LiveCollection, type RecordCodec, type WriteOutcome } from './records/live-collection';
export { type RedisTarget, parseRedisUrl } from './redis-url';
export { requestScripts } from './request-scripts';
export { type Script, runScript } from './script';
