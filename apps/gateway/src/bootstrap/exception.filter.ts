import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LimitRefusal } from '@app/relay';
import { type Logger, Metrics } from '@app/telemetry';
import { loggableError } from '../control-plane/problem/loggable-error';
import { ProblemFilter } from '../control-plane/problem/problem.filter';
import { sendClientError, toClientError } from '../relay/client-error';
import { isClientPath } from '../relay/client-paths';
import { refusalLine } from '../relay/refusal-line';
import { LOGGER } from './tokens';

/** Everything that is thrown ends here: client routes answer in their protocol's envelope, the control plane with problem details. */
@Catch()
export class GatewayExceptionFilter implements ExceptionFilter {
  private readonly problems: ProblemFilter;

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {
    this.problems = new ProblemFilter(logger);
  }

  catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (!isClientPath(request.url)) {
      this.problems.catch(exception, host);
      return;
    }
    const error = toClientError(exception, request);
    this.metrics.refused(error.code, error instanceof LimitRefusal ? error.limitName : undefined);
    const line = refusalLine(request.id, error);
    if (error.code === 'gateway_failed') this.logger.error({ ...line, error: loggableError(error.cause) }, 'refused');
    else this.logger.info(line, 'refused');
    sendClientError(error, request, host.switchToHttp().getResponse<FastifyReply>());
  }
}
