import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewayError } from '@app/common';
import { PROBLEM_CONTENT_TYPE } from '../control-plane/problem/problem';
import { toProblem } from '../control-plane/problem/to-problem';
import { sendClientError } from '../relay/client-error';
import { isClientPath } from '../relay/client-paths';

/** The router gave up on a path, so there is neither a route nor its error handler: Fastify would answer in its own words. */
export function answerUnroutable(cause: Error, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = new GatewayError('caller_request_invalid', 'The path cannot be read', { cause });
  if (isClientPath(request.url)) {
    sendClientError(refusal, request, reply);
    return;
  }
  const { problem } = toProblem(refusal, request);
  void reply
    .status(problem.status)
    .headers({ 'x-request-id': request.id, 'cache-control': 'no-store', 'content-type': PROBLEM_CONTENT_TYPE })
    .send(JSON.stringify(problem));
}
