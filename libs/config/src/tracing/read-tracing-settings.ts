import type { Environment } from '../environment';
import { type Parser, parseChoice, parseHttpUrl } from '../parse-values';
import { SettingsError } from '../settings-error';
import type { VariableName } from '../variables';
import { parseAttributePairs, parseHeaderPairs } from './parse-pairs';
import { type TracingSettings, traceSamplers } from './tracing-settings';

/** Turns the names on that came after v1.41 of the GenAI conventions. */
const LATEST_NAMES = 'gen_ai_latest_experimental';
const SHORTEST_INTERVAL_MS = 100;
const LONGEST_INTERVAL_MS = 86_400_000;

/**
 * Where OpenTelemetry goes; undefined: nowhere. The names are the standard ones and may be meant for other programs, so that nothing of them
 * is held against anybody who names no address.
 */
export function readTracingSettings(environment: Environment): TracingSettings | undefined {
  const endpoint = environment.find('OTEL_EXPORTER_OTLP_ENDPOINT');
  const reader = <Value>(name: VariableName, parse: Parser<Value>): (() => Value) => {
    const text = environment.text(name);
    return () => parse(name, text);
  };
  const headers = reader('OTEL_EXPORTER_OTLP_HEADERS', parseHeaderPairs);
  const serviceName = reader('OTEL_SERVICE_NAME', parseServiceName);
  const resourceAttributes = reader('OTEL_RESOURCE_ATTRIBUTES', parseAttributePairs);
  const sampler = reader('OTEL_TRACES_SAMPLER', parseChoice(traceSamplers));
  const samplerRatio = reader('OTEL_TRACES_SAMPLER_ARG', parseRatio);
  const metricIntervalMs = reader('OTEL_METRIC_EXPORT_INTERVAL', parseInterval);
  const hasLatestNames = reader('OTEL_SEMCONV_STABILITY_OPT_IN', (_name, text) =>
    text.split(',').some((part) => part.trim() === LATEST_NAMES),
  );
  if (endpoint === undefined) return undefined;
  return {
    endpoint: parseHttpUrl('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint),
    ...{ headers: headers(), serviceName: serviceName(), resourceAttributes: resourceAttributes() },
    ...{ sampler: sampler(), samplerRatio: samplerRatio() },
    ...{ metricIntervalMs: metricIntervalMs(), hasLatestNames: hasLatestNames() },
  };
}

const parseServiceName: Parser<string> = (name, text) => {
  if (/^[\w ./-]{1,100}$/.test(text)) return text;
  throw new SettingsError(`${name} must be 1 to 100 letters, digits, blanks or . _ / -`);
};

const parseRatio: Parser<number> = (name, text) => {
  const ratio = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && ratio <= 1) return ratio;
  throw new SettingsError(`${name} must be a share from 0 to 1, such as 0.1`);
};

const parseInterval: Parser<number> = (name, text) => {
  const interval = Number(text);
  if (/^\d+$/.test(text) && interval >= SHORTEST_INTERVAL_MS && interval <= LONGEST_INTERVAL_MS) return interval;
  throw new SettingsError(`${name} must be whole milliseconds from ${SHORTEST_INTERVAL_MS} to ${LONGEST_INTERVAL_MS}`);
};
