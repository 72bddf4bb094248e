import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { EgressError } from './egress-error';
import { Loopback, failureOf, listenTo } from './testing/loopback';
import { UpstreamExchange } from './upstream-exchange';
import { collectBody } from './collect-body';

const loopback = new Loopback();
afterEach(() => loopback.close());

/** An upstream whose answer the test writes, piece by piece. */
async function openAnswer(): Promise<{ exchange: UpstreamExchange; response: ServerResponse }> {
  const responses = Promise.withResolvers<ServerResponse>();
  const port = await loopback.http((_, response) => {
    response.flushHeaders();
    responses.resolve(response);
  });
  const exchange = loopback.send(port);
  await exchange.started;
  return { exchange, response: await responses.promise };
}

const controller = { abort: () => undefined, pause: () => undefined, resume: () => undefined } as never;
/** An exchange that has begun and been given bytes, as the HTTP client does it. */
function exchangeWith(...chunks: string[]): UpstreamExchange {
  const exchange = new UpstreamExchange(() => undefined);
  exchange.onRequestStart(controller);
  exchange.onResponseStart(controller, 200, {});
  for (const chunk of chunks) exchange.onResponseData(controller, Buffer.from(chunk));
  return exchange;
}

describe('the body of an exchange', () => {
  it('is handed over with what came before anybody took it, in order', async () => {
    const { exchange, response } = await openAnswer();
    response.write('early');
    await exchange.peek();
    const { heard, ended } = listenTo(exchange);
    expect(heard.join('')).toBe('early');
    response.end('late');
    await ended;
    expect(heard.join('')).toBe('earlylate<end>');
  });

  it('is handed over whole when it ended before anybody took it', () => {
    const exchange = exchangeWith('a', 'b');
    exchange.onResponseEnd();
    expect(listenTo(exchange).heard).toEqual(['a', 'b', '<end>']);
  });

  it('is handed over up to where it broke before anybody took it', () => {
    const exchange = exchangeWith('a');
    exchange.onResponseError(controller, new Error('ECONNRESET'));
    expect(listenTo(exchange).heard).toEqual(['a', '<interrupted>']);
  });

  it('gives a consumer nothing after its end, even one that leaves on the first piece', () => {
    const exchange = exchangeWith('a', 'b');
    const { heard } = listenTo(exchange, () => {
      exchange.abort();
      exchange.onResponseError(controller, new Error('aborted'));
    });
    expect(heard).toEqual(['a', '<aborted>']);
    exchange.onResponseData(controller, Buffer.from('c'));
    exchange.onResponseEnd();
    expect(heard).toEqual(['a', '<aborted>']);
  });

  it('waits in the upstream while its consumer does not take it', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const { exchange, response } = await openAnswer();
    let received = 0;
    let isReading = false;
    const ended = Promise.withResolvers<undefined>();
    exchange.consume({
      onData: (chunk) => {
        received += chunk.length;
        if (!isReading) exchange.pause();
      },
      onEnd: () => ended.resolve(undefined),
      onError: ended.reject,
    });
    // More than the buffers of two sockets hold: the last of it is not written before the consumer goes on.
    let sent = 0;
    let isStuck = false;
    while (!isStuck && sent < 256) {
      isStuck = !response.write(piece) && !(await drainsSoon(response));
      sent += 1;
    }
    expect(isStuck).toBe(true);
    expect(received).toBeLessThan(piece.length);
    isReading = true;
    exchange.resume();
    response.end();
    await ended.promise;
    expect(received).toBe(sent * piece.length);
  });
});

/** Whether a response goes on within as many turns as a kernel needs many times over. */
async function drainsSoon(response: ServerResponse): Promise<boolean> {
  for (let turn = 0; turn < 500; turn += 1) {
    if (!response.writableNeedDrain) return true;
    await setImmediate();
  }
  return false;
}

describe('peek', () => {
  it('shows the first bytes and takes nothing', async () => {
    const { exchange, response } = await openAnswer();
    response.end('abc');
    expect((await exchange.peek()).toString()).toBe('abc');
    expect((await exchange.peek()).toString()).toBe('abc');
    expect((await collectBody(exchange, 3)).toString()).toBe('abc');
  });

  it('shows nothing of a body that has nothing', async () => {
    const { exchange, response } = await openAnswer();
    response.end();
    expect(await exchange.peek()).toHaveLength(0);
  });

  it('fails where the answer broke before its first byte', async () => {
    const { exchange, response } = await openAnswer();
    response.destroy();
    expect(await failureOf(exchange.peek())).toMatchObject({ kind: 'interrupted' });
  });

  it('fails when the exchange is given up meanwhile', async () => {
    const { exchange } = await openAnswer();
    const peeking = failureOf(exchange.peek());
    exchange.abort();
    expect(await peeking).toMatchObject({ kind: 'aborted' });
  });
});

describe('collect', () => {
  it('reads a body up to its limit, and gives up a larger one', async () => {
    const port = await loopback.http((_, response) => response.end('abcd'));
    const egress = loopback.egress();
    const fits = loopback.send(port, egress);
    expect((await collectBody(fits, 4)).toString()).toBe('abcd');
    expect(await failureOf(collectBody(loopback.send(port, egress), 3))).toMatchObject({ kind: 'malformed' });
  });

  it('fails where the body breaks', async () => {
    const { exchange, response } = await openAnswer();
    response.write('abc', () => response.destroy());
    expect(await failureOf(collectBody(exchange, 100))).toMatchObject({ kind: 'interrupted' });
  });
});

describe('abort', () => {
  it('closes the connection to the upstream and ends the body', async () => {
    const { exchange, response } = await openAnswer();
    const { heard, ended } = listenTo(exchange);
    const left = once(response, 'close');
    exchange.abort();
    await ended;
    await left;
    expect(heard).toEqual(['<aborted>']);
  });

  it('ends the wait for an answer', async () => {
    const arrived = Promise.withResolvers<undefined>();
    const port = await loopback.http(() => arrived.resolve(undefined));
    const exchange = loopback.send(port);
    await arrived.promise;
    exchange.abort();
    expect(await failureOf(exchange.started)).toMatchObject({ kind: 'aborted' });
  });

  it('ends the wait for a connection, and sends nothing when there is one after all', async () => {
    // Accepts and never shakes hands: the client waits for TLS.
    const port = await loopback.tcp(() => undefined);
    const exchange = loopback.send(port, loopback.egress(), { origin: `https://127.0.0.1:${port}` });
    exchange.abort();
    expect(await failureOf(exchange.started)).toMatchObject({ kind: 'aborted' });

    let sends = 0;
    const late = new UpstreamExchange(() => (sends += 1));
    late.abort();
    late.onRequestStart(controller);
    expect(sends).toBe(0);
  });

  it('keeps the first reason that was given', async () => {
    const { exchange } = await openAnswer();
    exchange.abort(new EgressError('interrupted', 'shutting down'));
    exchange.abort();
    expect(await failureOf(collectBody(exchange, 10))).toMatchObject({ kind: 'interrupted', message: 'shutting down' });
  });

  it('changes nothing about an answer that was whole', async () => {
    const { exchange, response } = await openAnswer();
    response.end('abc');
    expect((await collectBody(exchange, 10)).toString()).toBe('abc');
    exchange.abort();
    await exchange.started;
    expect(exchange.status).toBe(200);
  });
});
