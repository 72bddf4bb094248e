import { say } from './say';

export interface StopRequest {
  /** Aborts at the first SIGTERM, SIGINT or SIGHUP. */
  readonly stopping: AbortSignal;
  /** Aborts at the second one. */
  readonly hurry: AbortSignal;
}

/** `npm start` passes Ctrl-C on to us, and the terminal sends it as well: two signals, one key. */
const SAME_KEY_MS = 500;

export function listenForStop(
  source: NodeJS.EventEmitter = process,
  now: () => number = () => performance.now(),
): StopRequest {
  const stopping = new AbortController();
  const hurry = new AbortController();
  let firstAt = 0;
  const onSignal = (): void => {
    if (!stopping.signal.aborted) {
      firstAt = now();
      say('stopping, open requests may finish (once more to stop at once)');
      stopping.abort();
    } else if (!hurry.signal.aborted && now() - firstAt > SAME_KEY_MS) {
      say('stopping at once');
      hurry.abort();
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) source.on(signal, onSignal);
  return { stopping: stopping.signal, hurry: hurry.signal };
}
