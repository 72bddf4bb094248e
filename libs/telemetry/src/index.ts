export { type DirectoryFigures, type LiveFigures, Metrics, type RequestFigures } from './metrics';
export { type Logger, createLogger } from './logger';
export { NestLogger } from './nest-logger';
