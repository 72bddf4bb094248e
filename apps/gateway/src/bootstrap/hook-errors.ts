import type { ExceptionFilter } from '@nestjs/common';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import type { FastifyInstance } from 'fastify';

/**
 * Has what hooks and body parsers throw answered by the filter that answers everything else. A Fastify route keeps the error handler
 * that stands when it is made, and Nest sets its own only after all routes: such refusals would go out in Fastify's words.
 */
export function answerHookErrors(instance: FastifyInstance, filter: ExceptionFilter): void {
  instance.addHook('onRoute', (route) => {
    route.errorHandler = (error, request, reply) => {
      filter.catch(error, new ExecutionContextHost([request, reply]));
    };
  });
}
