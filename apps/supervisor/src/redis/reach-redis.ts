import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../start-error';
import { type RedisAddress, askRedis, encodeCommand } from './ask-redis';
import { candidateServers } from './candidate-servers';

const RETRY_EVERY_MS = 200;

/**
 * Resolves as soon as one server of REDIS_URL takes commands. Throws StartError after the time limit: a connection library
 * would go on trying in silence, and nobody would know what the relay waits for.
 */
export async function reachRedis(url: string, stopping: AbortSignal, withinMs = 5_000): Promise<void> {
  const { servers, login } = candidateServers(url);
  const deadline = performance.now() + withinMs;
  let reason = 'it names no server';
  do {
    for (const server of servers) {
      stopping.throwIfAborted();
      const refusal = await refusalOf(server, login, Math.max(deadline - performance.now(), 1));
      if (refusal === undefined) return;
      reason = `${server.path ?? `${server.host}:${server.port}`}: ${refusal}`;
    }
    await delay(RETRY_EVERY_MS);
  } while (performance.now() < deadline);
  throw new StartError(`REDIS_URL cannot be used, tried for ${withinMs / 1000} s (${reason})`);
}

/** Undefined when the server takes commands, else its reason not to. */
async function refusalOf(
  server: RedisAddress,
  login: readonly string[],
  withinMs: number,
): Promise<string | undefined> {
  const commands = [...(login.length > 0 ? [encodeCommand('AUTH', ...login)] : []), encodeCommand('PING')];
  const isComplete = (answer: string): boolean => answer.split('\r\n').length > commands.length;
  try {
    const answer = await askRedis(server, commands.join(''), isComplete, withinMs);
    return /^-(.*)$/m.exec(answer)?.[1]?.trim();
  } catch (error) {
    return error instanceof Error ? error.message || 'it cannot be reached' : String(error);
  }
}
