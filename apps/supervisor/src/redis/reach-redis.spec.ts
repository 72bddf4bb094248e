import { once } from 'node:events';
import { type AddressInfo, type Server, createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { StartError } from '../start-error';
import { reachRedis } from './reach-redis';

const goOn = new AbortController().signal;
let server: Server | undefined;
afterEach(() => server?.close());

/** A server that answers every connection with these lines, and what it was asked. */
async function serverThatSays(answers: readonly string[]): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  server = createServer((connection) => {
    connection.on('error', () => undefined);
    connection.on('data', (chunk) => {
      asked.push(chunk.toString());
      connection.write(answers.map((line) => `${line}\r\n`).join(''));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, asked };
}

describe('reachRedis', () => {
  it('is content with a PONG', async () => {
    const { port } = await serverThatSays(['+PONG']);
    await expect(reachRedis(`redis://127.0.0.1:${port}`, goOn, 100)).resolves.toBeUndefined();
  });

  it('signs in first when the address holds a password', async () => {
    const { port, asked } = await serverThatSays(['+OK', '+PONG']);
    await reachRedis(`redis://ann:it%27s%20me@127.0.0.1:${port}`, goOn, 100);
    expect(asked).toEqual(["*3\r\n$4\r\nAUTH\r\n$3\r\nann\r\n$7\r\nit's me\r\n*1\r\n$4\r\nPING\r\n"]);
  });

  it('says what Redis says against it, without the password', async () => {
    const { port } = await serverThatSays([
      '-WRONGPASS invalid username-password pair',
      '-NOAUTH Authentication required.',
    ]);
    const reaching = reachRedis(`redis://:hunter2@127.0.0.1:${port}`, goOn, 100);
    await expect(reaching).rejects.toThrow(StartError);
    await expect(reaching).rejects.toThrow(`(127.0.0.1:${port}: WRONGPASS invalid username-password pair)`);
  });

  it('asks every server of a cluster before it gives up', async () => {
    const { port } = await serverThatSays(['+PONG']);
    await expect(reachRedis(`redis+cluster://127.0.0.1:1,127.0.0.1:${port}`, goOn, 100)).resolves.toBeUndefined();
    server?.close();
    await expect(reachRedis('redis+cluster://127.0.0.1:1,127.0.0.1:2', goOn, 100)).rejects.toThrow(
      /127\.0\.0\.1:2: .*ECONNREFUSED/,
    );
  });
});
