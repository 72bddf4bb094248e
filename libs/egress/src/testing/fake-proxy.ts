import { type Socket, connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Loopback } from './loopback';

/** A proxy that a test has written. */
export interface FakeProxy {
  readonly port: number;
  /** What was said to it before the tunnel, a message each. */
  readonly heard: Buffer[];
  /** Connections that it took. */
  connections(): number;
}

interface Script {
  /** What it says to each message. */
  readonly answers: readonly Uint8Array[];
  /** Where it connects to when it has said everything; undefined: it hangs up. */
  readonly upstreamPort?: number | undefined;
  /** Says everything a byte at a time. */
  readonly isSlow?: boolean;
}

export async function startFakeProxy(loopback: Loopback, { answers, ...script }: Script): Promise<FakeProxy> {
  const heard: Buffer[] = [];
  let connections = 0;
  const port = await loopback.tcp((socket) => {
    connections += 1;
    socket.setNoDelay(true);
    let said = 0;
    const listen = (message: Buffer): void => {
      heard.push(message);
      const answer = answers[said] ?? Buffer.alloc(0);
      said += 1;
      const isLast = said >= answers.length;
      if (isLast) socket.off('data', listen).pause();
      void say(socket, answer, script.isSlow ?? false).then(() => {
        if (isLast) goOn(socket, script.upstreamPort);
      });
    };
    socket.on('data', listen);
  });
  return { port, heard, connections: () => connections };
}

async function say(socket: Socket, answer: Uint8Array, isSlow: boolean): Promise<void> {
  if (!isSlow) socket.write(answer);
  for (let at = 0; isSlow && at < answer.length; at += 1) {
    socket.write(answer.subarray(at, at + 1));
    await setImmediate();
  }
}

function goOn(socket: Socket, upstreamPort: number | undefined): void {
  if (upstreamPort === undefined) {
    socket.end();
    return;
  }
  const upstream = connect(upstreamPort, '127.0.0.1');
  upstream.on('error', () => socket.destroy());
  socket.on('close', () => upstream.destroy());
  socket.pipe(upstream).pipe(socket);
}
