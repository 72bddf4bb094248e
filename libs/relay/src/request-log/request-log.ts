import type { Logger } from '@app/telemetry';
import type { RequestLine } from './request-line';

/** Writes one line a request. Where the level of the log is above it, nothing is built for it. */
export class RequestLog {
  constructor(private readonly logger: Pick<Logger, 'info' | 'isLevelEnabled'>) {}

  note(lineOf: () => RequestLine): void {
    if (this.logger.isLevelEnabled('info')) this.logger.info(lineOf(), 'relayed');
  }
}
