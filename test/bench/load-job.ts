interface Target {
  /** Origin. */
  readonly url: string;
  readonly path: string;
  /** Name, value, name, value … */
  readonly headers: string[];
  readonly body: string;
  readonly seconds: number;
}

/** `closed`: so many at a time. `rate`: so many a second, however long they take. `burst`: so many at once, each one time. */
export type LoadJob = Target &
  (
    | { readonly kind: 'closed'; readonly concurrency: number }
    | { readonly kind: 'burst'; readonly concurrency: number }
    | { readonly kind: 'rate'; readonly requestsPerSecond: number }
  );

export interface LoadResult {
  readonly completed: number;
  readonly failed: number;
  readonly seconds: number;
  readonly bytes: number;
  readonly firstByteMs: readonly number[];
}
