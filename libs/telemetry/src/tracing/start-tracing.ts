import type { TracingSettings } from '@app/config';
import type { Logger } from '../logger';
import type { TracedProcess, Tracing } from './tracing';

/** Undefined: tracing is off, and nothing of OpenTelemetry is loaded. */
export async function startTracing(
  settings: TracingSettings | undefined,
  processName: TracedProcess,
  logger: Logger,
): Promise<Tracing | undefined> {
  if (!settings) return undefined;
  const { createOtlpTracing } = await import('./otlp/create-otlp-tracing');
  return createOtlpTracing(settings, processName, logger);
}
