import type { Cluster, Redis } from 'ioredis';

/** One server, a master that Sentinel names, or a cluster: the same commands. */
export type RedisConnection = Redis | Cluster;
