import type { RedisConnection } from '@app/redis';

/** Thrown by every call of a process that has died. */
export class ProcessDied extends Error {
  constructor() {
    super('the process died');
  }
}

/**
 * A connection whose process dies at its `calls`-th command: before the command has left, or before its answer was read.
 */
export function dyingConnection(connection: RedisConnection, calls: number, dies: 'before' | 'after'): RedisConnection {
  let left = calls;
  return new Proxy(connection, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return async (...callArguments: unknown[]): Promise<unknown> => {
        left -= 1;
        if (left < 0 || (left === 0 && dies === 'before')) throw new ProcessDied();
        const answer: unknown = await Reflect.apply(member, target, callArguments);
        if (left <= 0) throw new ProcessDied();
        return answer;
      };
    },
  });
}
