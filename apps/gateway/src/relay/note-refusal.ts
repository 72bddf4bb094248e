import type { GatewayError } from '@app/common';
import { LimitRefusal } from '@app/relay';
import type { Logger, Metrics } from '@app/telemetry';
import { loggableError } from '../control-plane/problem/loggable-error';
import { refusalLine } from './refusal-line';

/** Counts a refusal of a model request, and puts down why. */
export function noteRefusal(
  error: GatewayError,
  requestId: string,
  { logger, metrics }: { readonly logger: Logger; readonly metrics: Pick<Metrics, 'refused'> },
): void {
  metrics.refused(error.code, error instanceof LimitRefusal ? error.limitName : undefined);
  const line = refusalLine(requestId, error);
  if (error.code === 'gateway_failed') logger.error({ ...line, error: loggableError(error.cause) }, 'refused');
  else logger.info(line, 'refused');
}
