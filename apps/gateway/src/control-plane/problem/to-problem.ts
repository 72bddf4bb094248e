import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { GatewayError } from '@app/common';
import { ControlPlaneError, type FieldError, type ProblemCode, statusOf } from './control-plane-error';
import { isStoreAway } from './is-store-away';
import type { ProblemAnswer, ShownFieldError } from './problem';
import { reasonOfDetail, reasonOfField } from './reasons/reason-of';

/** What a problem says about the request it answers. */
export interface ProblemSubject {
  readonly id: string;
  /** Path and query as they came in. */
  readonly url: string;
}

interface Finding {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly fields?: readonly FieldError[];
  readonly retryAfterSeconds?: number | undefined;
  readonly unexpected?: boolean;
}

/** The framework's refusals, in our words: theirs may repeat a part of the request, and with it a secret. */
const byStatus: Readonly<Record<number, Finding>> = {
  400: { code: 'caller_body_invalid', detail: 'The body is not valid JSON' },
  403: { code: 'policy_permission_denied', detail: 'This is not allowed' },
  404: { code: 'caller_route_unknown', detail: 'There is nothing at this address' },
  405: { code: 'caller_method_not_allowed', detail: 'This address does not take this method' },
  408: { code: 'caller_body_too_slow', detail: 'The request took too long to arrive' },
  413: { code: 'caller_body_too_large', detail: 'The body is too large' },
  415: { code: 'caller_content_type_unsupported', detail: 'Send JSON: content-type application/json' },
  431: { code: 'caller_headers_too_large', detail: 'The headers are too large' },
  503: { code: 'gateway_unavailable', detail: 'The relay cannot answer this right now' },
};
const otherCallerFault: Finding = {
  code: 'caller_request_invalid',
  detail: 'The request is not one that can be answered',
};
const failed: Finding = { code: 'gateway_failed', detail: 'Something went wrong inside the relay', unexpected: true };
const storeAway: Finding = {
  code: 'gateway_unavailable',
  detail: 'The relay cannot reach its store right now',
  retryAfterSeconds: 1,
  unexpected: true,
};

/** Turns whatever was thrown into the problem that the caller is shown. */
export function toProblem(exception: unknown, request: ProblemSubject): ProblemAnswer {
  const { code, detail, fields = [], retryAfterSeconds, unexpected = false } = findingOf(exception);
  const status = statusOf(code);
  const reason = reasonOfDetail(detail);
  return {
    problem: {
      type: `urn:trunkline:problem:${code}`,
      title: STATUS_CODES[status] ?? 'Error',
      status,
      detail,
      instance: request.url.split('?', 1)[0] ?? '/',
      code,
      requestId: request.id,
      errors: fields.map(withReason),
      ...(reason ? { reason } : {}),
    },
    headers: {
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    unexpected,
  };
}

function withReason(error: FieldError): ShownFieldError {
  const reason = reasonOfField(error.message);
  return reason ? { ...error, reason } : error;
}

function findingOf(exception: unknown): Finding {
  if (exception instanceof ControlPlaneError || exception instanceof GatewayError) {
    const { code, message: detail, retryAfterSeconds } = exception;
    const fields = exception instanceof ControlPlaneError ? exception.fields : [];
    return { code, detail, retryAfterSeconds, fields, unexpected: code === 'gateway_failed' };
  }
  if (isStoreAway(exception)) return storeAway;
  const status = frameworkStatusOf(exception);
  if (status === undefined) return failed;
  return byStatus[status] ?? (status < 500 ? otherCallerFault : failed);
}

/** Nest's exceptions and Fastify's errors both carry the status they mean. */
function frameworkStatusOf(exception: unknown): number | undefined {
  if (exception instanceof HttpException) return exception.getStatus();
  if (!(exception instanceof Error) || !('statusCode' in exception)) return undefined;
  const { statusCode } = exception;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode <= 599 ? statusCode : undefined;
}
