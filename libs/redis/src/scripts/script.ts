import { hash } from 'node:crypto';
import type { RedisConnection } from '../redis-connection';

type Argument = string | number | Buffer;

/** A Lua script and what it returns. All keys of one call hash to one slot. */
export interface Script<Result> {
  readonly lua: string;
  readonly decode: (reply: unknown) => Result;
}

const digests = new Map<string, string>();

/**
 * Runs a script by its digest, and by its text where a server does not know it yet. The driver's own way of defining commands is not
 * used: it copies every defined command into every pipeline, which costs more than the pipeline. After a reconnect the driver may send
 * an unanswered call again, so every script is idempotent for the same arguments.
 */
export async function runScript<Result>(
  connection: RedisConnection,
  { lua, decode }: Script<Result>,
  keys: readonly string[],
  scriptArguments: readonly Argument[],
): Promise<Result> {
  try {
    return decode(await connection.evalsha(digestOf(lua), keys.length, ...keys, ...scriptArguments));
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return decode(await connection.eval(lua, keys.length, ...keys, ...scriptArguments));
  }
}

function digestOf(lua: string): string {
  let digest = digests.get(lua);
  if (digest === undefined) digests.set(lua, (digest = hash('sha1', lua)));
  return digest;
}
