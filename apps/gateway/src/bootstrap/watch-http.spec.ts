import { createConnection } from 'node:net';
import { type FastifyInstance, fastify } from 'fastify';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Metrics } from '@app/telemetry';
import { watchHttp } from './watch-http';

type Exchange = Parameters<Metrics['answered']>[0];

let instance: FastifyInstance;
let exchanges: Exchange[];
let url: string;
let arrived: () => void;
let arrival: Promise<void>;
beforeEach(async () => {
  exchanges = [];
  arrival = new Promise((resolve) => {
    arrived = resolve;
  });
  instance = fastify({ logger: false, forceCloseConnections: true });
  watchHttp(instance, { answered: (exchange) => void exchanges.push(exchange) });
  instance.get('/things/:id', (request) => request.params);
  instance.get('/refused', { onRequest: (_request, _reply, done) => done(new Error('no')) }, () => '');
  instance.get('/silent', () => {
    arrived();
    return new Promise(() => undefined);
  });
  instance.get('/raw', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200);
    reply.raw.write('a part of it');
    arrived();
  });
  url = await instance.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => instance.close());

const seen = (): Promise<Exchange[]> =>
  vi.waitFor(() => {
    expect(exchanges).toHaveLength(1);
    return exchanges;
  });

describe('watchHttp', () => {
  it.each([
    ['/things/7?key=secret', '/things/:id', 200],
    ['/refused', '/refused', 500],
    ['/nowhere/at/all', undefined, 404],
  ])('has %s counted as %s', async (path, route, status) => {
    await (await fetch(url + path)).text();
    const [exchange] = await seen();
    expect(exchange).toMatchObject({ route, method: 'GET', status });
    expect(exchange?.seconds).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['/silent', undefined],
    ['/raw', 200],
  ])('has %s counted once where the caller leaves', async (path, status) => {
    const { port } = new URL(url);
    const socket = createConnection(Number(port), '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`);
    await arrival;
    socket.destroy();
    expect(await seen()).toMatchObject([{ route: path, status }]);
  });
});
