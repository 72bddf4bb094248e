import { resolve } from 'node:path';
import { Environment } from './environment';
import { parseChoice, parseRedisUrl, parseSeconds } from './parse-values';
import type { VariableName } from './variables';

/** What `npm start` itself needs to know, before there are secrets. */
export interface SupervisorSettings {
  /** Absolute. */
  readonly dataDirectory: string;
  /** Present: use this one and run none. */
  readonly redisUrl: string | undefined;
  /** A path, or a name to be looked up on PATH. */
  readonly redisServer: string;
  readonly redisFsync: 'everysec' | 'always';
  /** Whether the operator brought the secret along; otherwise it is generated. */
  readonly bringsMasterKeys: boolean;
  readonly bringsJwtSecret: boolean;
  readonly bringsSandbox: boolean;
  /** How long a stopping process waits for open requests. */
  readonly drainTimeoutMs: number;
}

/** Throws SettingsError, as readSettings does. */
export function readSupervisorSettings(source: NodeJS.ProcessEnv = process.env): SupervisorSettings {
  const environment = new Environment(source);
  environment.refuseUnknownNames();
  const redisUrl = environment.find('REDIS_URL');
  return {
    dataDirectory: resolve(environment.text('DATA_DIR')),
    redisUrl: redisUrl === undefined ? undefined : parseRedisUrl('REDIS_URL', redisUrl),
    redisServer: environment.find('REDIS_SERVER_BIN') ?? 'redis-server',
    redisFsync: parseChoice(['everysec', 'always'])('REDIS_FSYNC', environment.text('REDIS_FSYNC')),
    bringsMasterKeys: environment.isSet('MASTER_KEYS'),
    bringsJwtSecret: environment.isSet('JWT_SECRET'),
    bringsSandbox: environment.isSet('SANDBOX_URL'),
    drainTimeoutMs: parseSeconds('DRAIN_TIMEOUT_SECONDS', environment.text('DRAIN_TIMEOUT_SECONDS')),
  };
}

export type ChildVariables = Partial<Record<VariableName | `${VariableName}_FILE`, string>>;

/** The environment of a child process: this process's own, in which the values given here replace both forms of a variable. */
export function childEnvironment(values: ChildVariables, source: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const replaced = new Set(
    Object.keys(values)
      .map((name) => name.replace(/_FILE$/, ''))
      .flatMap((name) => [name, `${name}_FILE`]),
  );
  const kept = Object.entries(source).filter(([name]) => !replaced.has(name));
  return { ...Object.fromEntries(kept), ...values };
}
