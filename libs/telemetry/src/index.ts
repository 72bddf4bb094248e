export { type Logger, createLogger } from './logger';
export { NestLogger } from './nest-logger';
