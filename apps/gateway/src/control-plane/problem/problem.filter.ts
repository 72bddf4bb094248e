import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '@app/telemetry';
import { LOGGER } from '../../bootstrap/tokens';
import { loggableError } from './loggable-error';
import { PROBLEM_CONTENT_TYPE } from './problem';
import { toProblem } from './to-problem';

/** Answers every exception of a control-plane route with problem details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { problem, headers, unexpected } = toProblem(exception, request);
    if (unexpected) {
      this.logger.error(
        { requestId: problem.requestId, code: problem.code, error: loggableError(exception) },
        'request failed',
      );
    }
    if (reply.sent) return;
    void reply
      .status(problem.status)
      .headers({ ...headers, 'cache-control': 'no-store', 'content-type': PROBLEM_CONTENT_TYPE })
      .send(JSON.stringify(problem));
  }
}
