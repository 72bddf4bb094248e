import type { RedisConnection } from '../redis-connection';

type Argument = string | number | Buffer;

/** A Lua script with its name, the number of its keys and what it returns. All keys of one call hash to one slot. */
export interface Script<Result> {
  readonly name: string;
  readonly lua: string;
  readonly numberOfKeys: number;
  readonly decode: (reply: unknown) => Result;
}

type ScriptFunction = (...keysAndArguments: Argument[]) => Promise<unknown>;

/** Makes scripts known to a connection; a script that is run must have been. */
export function defineScripts(connection: RedisConnection, scripts: readonly Script<unknown>[]): void {
  for (const { name, lua, numberOfKeys } of scripts) connection.defineCommand(name, { lua, numberOfKeys });
}

/**
 * Runs a script by its digest; the driver sends the text where a server does not know it yet. After a reconnect the driver may send
 * an unanswered call again, so every script is idempotent for the same arguments.
 */
export async function runScript<Result>(
  connection: RedisConnection,
  script: Script<Result>,
  keys: readonly string[],
  scriptArguments: readonly Argument[],
): Promise<Result> {
  const run = (connection as unknown as Record<string, ScriptFunction | undefined>)[script.name];
  if (run === undefined) throw new Error(`script ${script.name} is not in the list of libs/redis/src/connection.ts`);
  return script.decode(await run.call(connection, ...keys, ...scriptArguments));
}
