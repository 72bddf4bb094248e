import { describe, expect, it } from 'vitest';
import { Environment } from '../environment';
import { readTracingSettings } from './read-tracing-settings';
import { withoutVariables } from './without-variables';

const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318/' };
const read = (source: NodeJS.ProcessEnv): ReturnType<typeof readTracingSettings> =>
  readTracingSettings(new Environment(source));

describe('readTracingSettings', () => {
  it('is off without an address, whatever else is set for other programs', () => {
    const others = {
      OTEL_TRACES_SAMPLER: 'jaeger_remote',
      OTEL_EXPORTER_OTLP_HEADERS: 'no pairs',
      OTEL_SERVICE_NAME: 'x',
    };
    expect(read(others)).toBeUndefined();
  });

  it('has the defaults of the standard', () => {
    expect(read(endpoint)).toEqual({
      ...{ endpoint: 'http://127.0.0.1:4318', headers: {}, serviceName: 'trunkline', resourceAttributes: {} },
      ...{ sampler: 'parentbased_always_on', samplerRatio: 1, metricIntervalMs: 60_000, hasLatestNames: false },
    });
  });

  it('takes what is set', () => {
    const settings = read({
      ...endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Bearer%20a%2Cb, x-team = one',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=prod,k8s.pod.name=p%2F1',
      OTEL_SERVICE_NAME: 'relay',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
      OTEL_METRIC_EXPORT_INTERVAL: '5000',
      OTEL_SEMCONV_STABILITY_OPT_IN: 'http, gen_ai_latest_experimental',
    });
    expect(settings).toMatchObject({
      headers: { authorization: 'Bearer a,b', 'x-team': 'one' },
      resourceAttributes: { 'deployment.environment.name': 'prod', 'k8s.pod.name': 'p/1' },
      ...{ serviceName: 'relay', sampler: 'parentbased_traceidratio', samplerRatio: 0.25 },
      ...{ metricIntervalMs: 5_000, hasLatestNames: true },
    });
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4317'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://user:secret-word@collector'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'secret-word'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=secret-word%0d%0ax: y'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=secret-word%zz'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a b=secret-word'],
    ['OTEL_RESOURCE_ATTRIBUTES', '=x'],
    ['OTEL_SERVICE_NAME', 'a\u0001b'],
    ['OTEL_TRACES_SAMPLER', 'sometimes'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5'],
    ['OTEL_TRACES_SAMPLER_ARG', '-1'],
    ['OTEL_METRIC_EXPORT_INTERVAL', '1'],
    ['OTEL_METRIC_EXPORT_INTERVAL', '1e9'],
  ])('refuses %s = %s in one line that repeats no secret', (name, value) => {
    const attempt = (): unknown => read({ ...endpoint, [name]: value });
    expect(attempt).toThrow(name);
    expect(attempt).not.toThrow(/secret-word/);
    expect(attempt).not.toThrow(/\n/);
  });
});

describe('withoutVariables', () => {
  it('hides what has the prefix, and puts it back whatever happens', () => {
    const source: NodeJS.ProcessEnv = { OTEL_A: '1', OTHER: '2' };
    expect(withoutVariables('OTEL_', () => ({ ...source }), source)).toEqual({ OTHER: '2' });
    const fail = (): never => {
      throw new Error('no');
    };
    expect(() => withoutVariables('OTEL_', fail, source)).toThrow('no');
    expect(source).toEqual({ OTEL_A: '1', OTHER: '2' });
  });
});
