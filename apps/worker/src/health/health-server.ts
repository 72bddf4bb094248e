import { type FastifyInstance, fastify } from 'fastify';
import { type WorkerMetrics, mayReadMetrics } from '@app/telemetry';

export interface HealthServerParts {
  readonly metrics: WorkerMetrics;
  readonly metricsToken: string | undefined;
  readonly reasonsAgainst: () => Promise<readonly string[]>;
}

const MAX_HEADER_BYTES = 16 * 1024;
const PATIENCE_MS = 10_000;
const statusOf = { 'wrong-token': 401, 'from-elsewhere': 403 } as const;

/** What orchestrators and Prometheus ask of a worker. It answers nothing else, and takes no body. */
export function createHealthServer({ metrics, metricsToken, reasonsAgainst }: HealthServerParts): FastifyInstance {
  const server = fastify({
    ...{ logger: false, bodyLimit: 1, forceCloseConnections: true, requestTimeout: PATIENCE_MS },
    http: { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: PATIENCE_MS, connectionsCheckingInterval: 500 },
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    done(null, payload);
  });
  server.get('/livez', () => ({ status: 'alive' }));
  server.get('/readyz', async (_request, reply) => {
    const reasons = await reasonsAgainst();
    return reply
      .status(reasons.length > 0 ? 503 : 200)
      .send({ status: reasons.length > 0 ? 'not-ready' : 'ready', reasons });
  });
  server.get('/metrics', async ({ headers, socket }, reply) => {
    const isForwarded = headers['x-forwarded-for'] !== undefined;
    const reader = { authorization: headers.authorization, remoteAddress: socket.remoteAddress, isForwarded };
    const answer = mayReadMetrics(reader, metricsToken);
    if (answer !== 'yes') return reply.status(statusOf[answer]).send({ status: answer });
    return reply.header('content-type', metrics.contentType).send(await metrics.text());
  });
  server.setNotFoundHandler((_request, reply) => reply.status(404).send({ status: 'not-found' }));
  server.setErrorHandler((_error, _request, reply) => reply.status(400).send({ status: 'refused' }));
  return server;
}
