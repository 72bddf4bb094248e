import type { IncomingHttpHeaders } from 'node:http';

/** What is known of a request before its body is looked at. */
export interface Arrival {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}
