/** One event of a stream, as a strict reader sees it. */
export interface SseEvent {
  readonly event: string;
  readonly data: string;
}

/**
 * Splits a stream that was written with line feeds into its events. A strict reader dispatches nothing that lacks its blank line, so
 * what stands after the last one is given back on its own.
 */
export function readEvents(stream: string): { readonly events: readonly SseEvent[]; readonly rest: string } {
  const parts = stream.split('\n\n');
  const rest = parts.pop() ?? '';
  const events = parts.map((part) => ({
    event: /^event: ?(.*)$/m.exec(part)?.[1] ?? '',
    data: /^data: ?(.*)$/m.exec(part)?.[1] ?? '',
  }));
  return { events, rest };
}
