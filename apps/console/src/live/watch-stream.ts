import { type EventNames, type EventOf, readEvents } from '../api/read-events';
import { sendSignedIn } from '../api/send-signed-in';
import type { WatchOutcome } from './live-connection';
import type { LiveEndReason } from './live-types';

export interface WatchedStream<Events> {
  readonly path: '/admin/live' | '/me/live';
  readonly names: EventNames<Events>;
  /** Takes one event; says why where it was the last one. */
  readonly hear: (event: EventOf<Events>) => LiveEndReason | undefined;
}

/** The gateway gives a sign of life every 15 seconds: whoever hears none for this long has lost it. */
const SILENCE_MS = 40_000;

/** The gateway knows so long what has changed. */
const KNOWN_MS = 60_000;

/** What the page has shown since it was asked for may have changed before this connection: that is told, too. In milliseconds. */
const missedFor = (): number => Math.min(KNOWN_MS, Math.ceil(performance.now()));

/** Opens one connection and reads it to its end. Never throws. */
export async function watchStream<Events>(
  { path, names, hear }: WatchedStream<Events>,
  signal: AbortSignal,
  onHeard: () => void,
): Promise<WatchOutcome> {
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onSign = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  onSign();
  try {
    const headers = { accept: 'text/event-stream' };
    const both = AbortSignal.any([signal, silence.signal]);
    const response = await sendSignedIn(
      new Request(`${path}?missed=${missedFor()}`, { headers, cache: 'no-store', signal: both }),
    );
    if (!response.ok || !response.body) {
      void response.body?.cancel().catch(() => undefined);
      return { kind: 'refused', status: response.status };
    }
    let hasHeard = false;
    for await (const event of readEvents<Events>(response.body, names, { onSign })) {
      // What was read already when the watching ended is for nobody any more.
      if (signal.aborted) break;
      const reason = hear(event);
      if (reason) return { kind: 'ended', reason };
      if (!hasHeard) onHeard();
      hasHeard = true;
    }
    return { kind: 'broken' };
  } catch {
    return { kind: 'broken' };
  } finally {
    clearTimeout(timer);
  }
}
