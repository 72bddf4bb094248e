/** Variables of OpenTelemetry, in the names that the standard gives them. */
export const tracingVariables = [
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    fallback: '',
    meaning:
      'Collector that traces and metrics are sent to, OTLP over HTTP, such as http://127.0.0.1:4318; empty: none.',
  },
  {
    name: 'OTEL_EXPORTER_OTLP_HEADERS',
    fallback: '',
    meaning: 'What the collector wants to be shown: name=value, comma-separated, values percent-encoded.',
    secret: true,
  },
  {
    name: 'OTEL_SERVICE_NAME',
    fallback: 'trunkline',
    meaning: 'What the relay is called in traces and metrics.',
  },
  {
    name: 'OTEL_RESOURCE_ATTRIBUTES',
    fallback: '',
    meaning: 'More about this installation for the collector: name=value, comma-separated.',
  },
  {
    name: 'OTEL_TRACES_SAMPLER',
    fallback: 'parentbased_always_on',
    meaning: 'Which requests are traced: always_on, always_off, traceidratio, or one of these after parentbased_.',
  },
  {
    name: 'OTEL_TRACES_SAMPLER_ARG',
    fallback: '1',
    meaning: 'Share of the requests for samplers that go by one, 0 to 1.',
  },
  {
    name: 'OTEL_METRIC_EXPORT_INTERVAL',
    fallback: '60000',
    meaning: 'How often metrics are sent to the collector, in milliseconds.',
  },
  {
    name: 'OTEL_SEMCONV_STABILITY_OPT_IN',
    fallback: '',
    meaning: 'gen_ai_latest_experimental: the names that came after v1.41 of the GenAI conventions.',
  },
] as const;
