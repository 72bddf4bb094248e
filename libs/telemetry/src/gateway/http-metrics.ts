import type { Families } from '../exposition/families';
import { OTHER } from './bounded-label';

/** Seconds. Few, because every route has its own. */
const bounds = [0.005, 0.025, 0.1, 0.5, 1, 5, 15, 60, 300];
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** What was asked over HTTP, and what was answered. */
export interface HttpExchange {
  /** The template of the route; undefined: there is none for the path. */
  readonly route: string | undefined;
  readonly method: string;
  /** Undefined: the caller was gone before an answer began. */
  readonly status: number | undefined;
  readonly seconds: number;
}

/** Figures that every request over HTTP adds to, those that were never let in included. */
export class HttpMetrics {
  private readonly requests;
  private readonly durations;

  constructor(families: Families) {
    this.requests = families.counter('http_requests_total', 'Requests by route and class of the answer.', [
      ...['route', 'method', 'status'],
    ]);
    this.durations = families.histogram(
      'http_request_duration_seconds',
      'Requests by route, from their head to the end of the answer.',
      ['route', 'method'],
      bounds,
    );
  }

  add({ route = 'unknown', method, status, seconds }: HttpExchange): void {
    const knownMethod = methods.has(method) ? method : OTHER;
    this.requests.add(1, [route, knownMethod, status === undefined ? 'none' : `${Math.floor(status / 100)}xx`]);
    this.durations.observe(seconds, [route, knownMethod]);
  }
}
