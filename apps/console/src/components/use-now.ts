import { useSyncExternalStore } from 'react';
import { relayNow } from '../api/relay-clock';

/** How far the clock may be behind, in milliseconds. */
export const TICK_MS = 15_000;
let now = new Date(relayNow());
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = new Date(relayNow());
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function current(): Date {
  // Nobody ticked while nobody looked.
  if (Math.abs(relayNow() - now.getTime()) > TICK_MS) now = new Date(relayNow());
  return now;
}

/** The time at the relay, one clock for all that is shown as a distance from now. */
export function useNow(): Date {
  return useSyncExternalStore(listen, current);
}
