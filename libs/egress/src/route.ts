import type { UpstreamProxy } from './proxy/upstream-proxy';

/** Whose connections a request takes, and by which way. */
export interface Route {
  readonly accountId: string;
  /** Absent: straight to the upstream. The same object for as long as it is the same proxy: another one means new connections. */
  readonly proxy?: UpstreamProxy;
  /** Headers of the account's own, names in lower case: name, value, name, value … */
  readonly headers?: readonly string[];
}

/** A request's headers and those of its route. What the request says itself is never replaced and never said twice. */
export function withRouteHeaders(headers: string[], added: readonly string[]): string[] {
  const said = new Set(headers.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase()));
  const missing: string[] = [];
  for (let at = 0; at + 1 < added.length; at += 2) {
    const [name = '', value = ''] = added.slice(at, at + 2);
    if (!said.has(name)) missing.push(name, value);
  }
  return [...headers, ...missing];
}
