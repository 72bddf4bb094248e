import { type Meter, ROOT_CONTEXT, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { systemClock } from '@app/common';
import type { TracingSettings } from '@app/config';
import type { Logger } from '../../logger';
import { BoundedNames } from '../bounded-names';
import { attributeNames, latestNames, stableNames } from '../genai-names';
import type { TracedProcess, Tracing } from '../tracing';
import { EXPORT_TIMEOUT_MS, createExporters } from './create-exporters';
import { createSampler } from './create-sampler';
import { GenAiMetrics } from './genai-metrics';
import { reportFailures } from './report-failures';
import { OtlpRequestSpan } from './request-span';

/** Spans that wait for a collector; beyond that new ones are lost. */
const MOST_WAITING = 2_048;
const BATCH = 512;
const SENT_EVERY_MS = 1_000;
/** Different sets of attributes an instrument. */
const MOST_SERIES = 2_000;
const MOST_MODELS = 200;
const LONGEST_TEXT = 256;
/** How long a process that ends waits for the collector. */
const LAST_WORDS_MS = 2_000;

/** Nothing of it is put where other code of the process would find it, and it reads nothing but these settings. */
export function createOtlpTracing(settings: TracingSettings, processName: TracedProcess, logger: Logger): Tracing {
  reportFailures(logger);
  const resource = resourceFromAttributes({
    ...settings.resourceAttributes,
    'service.name': settings.serviceName,
    [attributeNames.process]: processName,
  });
  const exporters = createExporters(settings);
  const spans = new TracerProvider({
    ...{ resource, sampler: createSampler(settings) },
    spanLimits: { attributeValueLengthLimit: LONGEST_TEXT, attributeCountLimit: 64, eventCountLimit: 64 },
    spanProcessors: [
      new BatchSpanProcessor({
        ...{ exporter: exporters.traces, maxQueueSize: MOST_WAITING, maxExportBatchSize: BATCH },
        ...{ scheduledDelayMillis: SENT_EVERY_MS, exportTimeoutMillis: EXPORT_TIMEOUT_MS },
      }),
    ],
  });
  const reader = new PeriodicExportingMetricReader({
    ...{ exporter: exporters.metrics, exportIntervalMillis: settings.metricIntervalMs },
    exportTimeoutMillis: Math.min(EXPORT_TIMEOUT_MS, settings.metricIntervalMs),
    cardinalityLimits: { default: MOST_SERIES },
  });
  const meters = new MeterProvider({ resource, readers: [reader] });
  const end = async (): Promise<void> => {
    await Promise.allSettled([spans.shutdown(), meters.shutdown()]);
  };
  const [tracer, meter] = [spans.getTracer('trunkline'), meters.getMeter('trunkline')];
  return tracingOf(tracer, meter, settings.hasLatestNames, end);
}

function tracingOf(tracer: Tracer, meter: Meter, hasLatestNames: boolean, end: () => Promise<void>): Tracing {
  const names = hasLatestNames ? latestNames : stableNames;
  const models = new BoundedNames(MOST_MODELS);
  const monotonic = (): number => systemClock.monotonic();
  const parts = { ...{ tracer, names, models, monotonic }, metrics: new GenAiMetrics(meter, names) };
  return {
    request: (start) => new OtlpRequestSpan(start, systemClock.now(), parts),
    work: async (name, run) => {
      const span = tracer.startSpan(name, {}, ROOT_CONTEXT);
      try {
        return await run();
      } catch (error) {
        span.setAttribute(attributeNames.errorType, error instanceof Error ? error.name : 'unknown');
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    },
    stop: () => withinTime(end()),
  };
}

async function withinTime(ended: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LAST_WORDS_MS);
  });
  await Promise.race([ended, late]);
  clearTimeout(timer);
}
