import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '@app/telemetry';
import { LOGGER } from '../../bootstrap/tokens';
import { loggableError } from '../../control-plane/problem/loggable-error';
import { toProblem } from '../../control-plane/problem/to-problem';
import { OauthError, type OauthErrorCode } from './oauth-error';

/** Answers every refusal of the OAuth routes as RFC 6749, 5.2 says. */
@Catch()
export class OauthErrorFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = exception instanceof OauthError ? exception : this.translate(exception, request);
    if (reply.sent) return;
    const { status, code, message, retryAfterSeconds } = error;
    void reply
      .status(status)
      .headers({
        ...{ 'cache-control': 'no-store', 'x-request-id': request.id },
        ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
      })
      .send({ error: code, error_description: message });
  }

  private translate(exception: unknown, request: FastifyRequest): OauthError {
    const { problem, headers, unexpected } = toProblem(exception, request);
    if (unexpected)
      this.logger.error({ requestId: request.id, error: loggableError(exception) }, 'device sign-in failed');
    const retryAfterSeconds = Number(headers['retry-after']);
    const hint = Number.isFinite(retryAfterSeconds) ? { retryAfterSeconds } : {};
    return new OauthError(codeOf(problem.status), problem.detail, { status: problem.status, ...hint });
  }
}

function codeOf(status: number): OauthErrorCode {
  if (status === 404) return 'not_found';
  if (status === 503) return 'temporarily_unavailable';
  return status >= 500 ? 'server_error' : 'invalid_request';
}
