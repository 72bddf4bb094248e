import { hash } from 'node:crypto';
import { Redis } from 'ioredis';
import { accountSlotScripts, accountStateScripts, requestScripts } from '@app/redis';

/** A command that a client sent, as the server saw it; what scripts call is left out. */
export interface SeenCommand {
  /** Milliseconds since 1970, with a fraction. */
  readonly at: number;
  /** Of a script its name, else the command in capitals. */
  readonly name: string;
}

const nameByDigest = new Map(
  Object.entries({ ...requestScripts, ...accountStateScripts, ...accountSlotScripts }).flatMap(([name, script]) =>
    [script].flat().map(({ lua }): [string, string] => [hash('sha1', lua), name]),
  ),
);

/** Watches a server with MONITOR. */
export async function watchCommands(url: string): Promise<{ seen: SeenCommand[]; stop: () => void }> {
  const redis = new Redis({ path: url.replace('unix://', '') });
  const seen: SeenCommand[] = [];
  const monitor = await redis.monitor();
  monitor.on('monitor', (time: string, [command = '', text = '']: string[], source: string) => {
    if (source !== 'lua') seen.push({ at: Number(time) * 1_000, name: nameOf(command.toUpperCase(), text) });
  });
  const stop = (): void => {
    monitor.disconnect();
    redis.disconnect();
  };
  return { seen, stop };
}

function nameOf(command: string, text: string): string {
  if (command === 'EVALSHA') return nameByDigest.get(text) ?? 'another script';
  return command === 'EVAL' ? (nameByDigest.get(hash('sha1', text)) ?? 'another script') : command;
}

/** Calls of commands since the server's start, those by scripts included. */
export async function callsOf(
  redis: Pick<Redis, 'info'>,
  commands: readonly string[],
): Promise<Record<string, number>> {
  const text = await redis.info('commandstats');
  const calls = (command: string): number => Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(text)?.[1] ?? 0);
  return Object.fromEntries(commands.map((command) => [command, calls(command)]));
}
