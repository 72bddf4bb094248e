import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '@app/telemetry';
import { LOGGER } from '../../../../bootstrap/tokens';
import { loggableError } from '../../../../control-plane/problem/loggable-error';
import { toProblem } from '../../../../control-plane/problem/to-problem';
import { pageHeaders } from './layout';
import { messagePage } from './message-page';

/** Tells people in a page what their browser cannot show as JSON. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { problem, headers, unexpected } = toProblem(exception, request);
    if (unexpected) this.logger.error({ requestId: request.id, error: loggableError(exception) }, 'a page failed');
    if (reply.sent) return;
    void reply
      .status(problem.status)
      .headers({ ...pageHeaders, ...headers, 'x-request-id': request.id })
      .send(messagePage(problem.title, `${problem.detail}.`));
  }
}
