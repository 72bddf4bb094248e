/** Injection tokens for what is not a class of ours. */
export const SETTINGS = Symbol('Settings');
export const CLOCK = Symbol('Clock');
export const LOGGER = Symbol('Logger');
/** The Redis connection for requests: fails fast, see libs/redis. */
export const REDIS = Symbol('RedisConnection');
/** The adapter of every platform. */
export const ADAPTERS = Symbol('PlatformAdapters');
