import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '@app/telemetry';

/**
 * Has every request counted when its answer is over, or its caller has gone. Those that the HTTP parser refuses are not seen.
 * To be called before other hooks are added: what they refuse counts as well.
 */
export function watchHttp(instance: FastifyInstance, metrics: Pick<Metrics, 'answered'>): void {
  instance.addHook('onRequest', ({ routeOptions, method }: FastifyRequest, { raw }: FastifyReply, done: () => void) => {
    const startedAt = performance.now();
    raw.once('close', () => {
      const status = raw.headersSent ? raw.statusCode : undefined;
      metrics.answered({ route: routeOptions.url, method, status, seconds: (performance.now() - startedAt) / 1_000 });
    });
    done();
  });
}
