import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MessageGate } from './message-gate';

const answer = (id: number): Buffer => Buffer.from([0x30, 0x0c, 2, 1, id, 0x61, 7, 0x0a, 1, 0, 4, 0, 4, 0]);

describe('MessageGate', () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.close();
  });
  const opened = async (): Promise<{ gate: MessageGate; far: Socket }> => {
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    const [far] = await accepted;
    far.on('error', () => undefined);
    return { gate: new MessageGate(socket), far };
  };
  /** What comes through until the server hangs up. */
  const through = async (chunks: readonly Buffer[]): Promise<{ messages: Buffer[]; error: unknown }> => {
    const { gate, far } = await opened();
    const messages: Buffer[] = [];
    let error: unknown;
    gate.on('data', (message: Buffer) => messages.push(message)).on('error', (cause) => (error = cause));
    const closed = new Promise((resolve) => gate.once('close', resolve));
    far.setNoDelay(true);
    for (const chunk of chunks) await new Promise((resolve) => far.write(chunk, resolve));
    far.end();
    await closed;
    return { messages, error };
  };

  it('gives whole messages, one at a time, however they were cut on the way', async () => {
    const said = Buffer.concat([answer(1), answer(2), answer(3)]);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: said.length - 1 })), async (cuts) => {
        const edges = [0, ...cuts.toSorted((one, other) => one - other), said.length];
        const chunks = edges.slice(1).map((edge, index) => said.subarray(edges[index], edge));
        expect((await through(chunks)).messages).toEqual([answer(1), answer(2), answer(3)]);
      }),
      { numRuns: 25 },
    );
  });

  it('ends the connection at the first message that is no answer, and gives none behind it', async () => {
    const { messages, error } = await through([
      Buffer.concat([answer(1), Buffer.from('300c02010261070a010004000401', 'hex'), answer(3)]),
    ]);
    expect(messages).toEqual([answer(1)]);
    expect(error).toMatchObject({ message: expect.stringMatching(/no answer/) as string });
  });

  it('does not wait for a message that is too long', async () => {
    const { error } = await through([Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff])]);
    expect(error).toMatchObject({ message: 'The server said too much' });
  });

  it('passes on what the client says, and hangs up when the client does', async () => {
    const { gate, far } = await opened();
    const heard = once(far, 'data') as Promise<[Buffer]>;
    gate.write(Buffer.from('a request'));
    expect((await heard)[0].toString()).toBe('a request');
    const gone = once(far, 'close');
    gate.destroy();
    await gone;
  });
});
