export { type DirectoryFigures, type LiveFigures, Metrics, type RequestFigures } from './metrics';
export { type Logger, createLogger } from './logger';
export { NestLogger } from './nest-logger';
export { type MetricsReader, mayReadMetrics } from './may-read-metrics';
export { type QueueState, type TaskOutcome, WorkerMetrics } from './worker-metrics';
