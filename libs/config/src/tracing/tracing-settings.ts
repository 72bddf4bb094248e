/** Which requests are traced. `parentbased_…`: where the client has said it for its own trace, that holds. */
export const traceSamplers = [
  ...(['always_on', 'always_off', 'traceidratio'] as const),
  ...(['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio'] as const),
] as const;
export type TraceSampler = (typeof traceSamplers)[number];

/** Where traces and metrics go, and how they are called. */
export interface TracingSettings {
  /** Base address of a collector, without a slash at the end; `/v1/traces` and `/v1/metrics` are below it. */
  readonly endpoint: string;
  /** What the collector wants to be shown with every call. */
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  readonly resourceAttributes: Readonly<Record<string, string>>;
  readonly sampler: TraceSampler;
  /** Share of the requests, 0 to 1; for samplers that go by one. */
  readonly samplerRatio: number;
  readonly metricIntervalMs: number;
  /** The names of the GenAI conventions after v1.41. */
  readonly hasLatestNames: boolean;
}
