export type { AccountFigures, AccountStanding } from './gateway/account-figures';
export { buildInfo } from './build-info';
export { OTHER } from './gateway/bounded-label';
export type { AttemptFigures, RequestFigures, UsageFigures } from './gateway/request-figures';
export { type DirectoryFigures, type LiveFigures, Metrics, type RequestTotals } from './metrics';
export type { RedisStanding } from './named-metrics';
export { type Logger, createLogger } from './logger';
export { NestLogger } from './nest-logger';
export { type MetricsReader, mayReadMetrics } from './may-read-metrics';
export { type DeliveryOutcome, type QueueState, type TaskOutcome, WorkerMetrics } from './worker-metrics';
export { type RequestEvent, eventNames } from './tracing/genai-names';
export { type TraceContext, readTraceContext, traceHeaders } from './tracing/trace-context';
export {
  type AttemptSpan,
  type AttemptStart,
  type RequestEnd,
  type RequestSpan,
  type RequestStart,
  type Tracing,
  type UsedTokens,
} from './tracing/tracing';
export { startTracing } from './tracing/start-tracing';
