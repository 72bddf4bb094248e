import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Logger, Metrics } from '@app/telemetry';
import { ProblemFilter } from '../control-plane/problem/problem.filter';
import { sendClientError, toClientError } from '../relay/client-error';
import { isClientPath } from '../relay/client-paths';
import { noteRefusal } from '../relay/note-refusal';
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
    noteRefusal(error, request.id, { logger: this.logger, metrics: this.metrics });
    sendClientError(error, request, host.switchToHttp().getResponse<FastifyReply>());
  }
}
