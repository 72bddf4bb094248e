import { type Socket, createConnection } from 'node:net';
import { type ConnectionOptions, connect as createTlsConnection } from 'node:tls';

export interface RedisAddress {
  readonly path?: string;
  readonly host?: string;
  readonly port?: number;
  readonly tls?: boolean;
}

/**
 * Sends commands over a connection of their own and resolves with everything that came back as soon as `isComplete` says so.
 * Rejects with the connection's error, or when the answer is not complete in time.
 */
export function askRedis(
  address: RedisAddress,
  commands: string,
  isComplete: (answer: string) => boolean,
  withinMs: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = open(address);
    const timer = setTimeout(() => socket.destroy(new Error('no answer in time')), withinMs);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      if (!isComplete(answer)) return;
      resolve(answer);
      socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      clearTimeout(timer);
      reject(new Error('the connection was closed'));
    });
    socket.write(commands);
  });
}

function open({ path, host, port, tls }: RedisAddress): Socket {
  if (path !== undefined) return createConnection({ path });
  if (host === undefined || port === undefined) throw new TypeError('a Redis address has a path, or a host and a port');
  if (tls !== true) return createConnection({ host, port });
  return createTlsConnection({ host, port, servername: host } satisfies ConnectionOptions);
}

/** A command in the wire protocol: inline commands cannot hold a password with spaces or quotes. */
export function encodeCommand(...words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}
