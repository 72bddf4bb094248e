import type { RedisConnection } from './connection';

type Argument = string | number | Buffer;

/** A Lua script with its name, the number of its keys and what it returns. All keys of one call hash to one slot. */
export interface Script<Result> {
  readonly name: string;
  readonly lua: string;
  readonly numberOfKeys: number;
  readonly decode: (reply: unknown) => Result;
}

type ScriptFunction = (...keysAndArguments: Argument[]) => Promise<unknown>;

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
  const commands = connection as unknown as Record<string, ScriptFunction | undefined>;
  if (commands[script.name] === undefined) {
    connection.defineCommand(script.name, { lua: script.lua, numberOfKeys: script.numberOfKeys });
  }
  const run = commands[script.name];
  if (run === undefined) throw new Error(`script ${script.name} could not be defined`);
  return script.decode(await run.call(connection, ...keys, ...scriptArguments));
}
