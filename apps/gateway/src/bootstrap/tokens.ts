/** Injection tokens for what is not a class of ours. */
export const SETTINGS = Symbol('Settings');
export const CLOCK = Symbol('Clock');
export const LOGGER = Symbol('Logger');
/** The Redis connection for requests: fails fast, see libs/redis. */
export const REDIS = Symbol('RedisConnection');
/** The same for long replies, which would hold up those that relayed requests wait for. */
export const REDIS_READING = Symbol('RedisConnection for reading');
/** The adapter of every platform. */
export const ADAPTERS = Symbol('PlatformAdapters');
