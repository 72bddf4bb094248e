import { Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { AggregationTemporality } from '@opentelemetry/sdk-metrics';
import { type TracingSettings, withoutVariables } from '@app/config';

/** A collector that takes longer is taken for one that is down. */
export const EXPORT_TIMEOUT_MS = 5_000;
/** Sendings at the same time: of more, the later ones are lost. */
const SENDINGS_AT_ONCE = 4;
const connections: AgentOptions = { keepAlive: true, maxSockets: SENDINGS_AT_ONCE };

export interface Exporters {
  readonly traces: OTLPTraceExporter;
  readonly metrics: OTLPMetricExporter;
}

/** OTLP over HTTP in protobuf. What the packages would read from the environment by themselves is hidden from them. */
export function createExporters({ endpoint, headers }: TracingSettings): Exporters {
  const common = {
    headers: { ...headers },
    timeoutMillis: EXPORT_TIMEOUT_MS,
    concurrencyLimit: SENDINGS_AT_ONCE,
    httpAgentOptions: (protocol: string) =>
      protocol === 'https:' ? new HttpsAgent(connections) : new HttpAgent(connections),
  };
  return withoutVariables('OTEL_', () => ({
    traces: new OTLPTraceExporter({ ...common, url: `${endpoint}/v1/traces` }),
    metrics: new OTLPMetricExporter({
      ...{ ...common, url: `${endpoint}/v1/metrics` },
      temporalityPreference: AggregationTemporality.CUMULATIVE,
    }),
  }));
}
