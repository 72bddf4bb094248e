import { useSyncExternalStore } from 'react';
import { type LiveContents, liveStore } from './live-store';
import type { LiveAccount, LiveConnectionState, LiveEvent, LiveFigures, LiveQueue, LiveRunning } from './live-types';

/** @param select must answer the same value as long as nothing of it has changed */
function useLive<Value>(select: (contents: LiveContents) => Value): Value {
  return useSyncExternalStore(liveStore.listen, () => select(liveStore.read()));
}

/** How the stream fares. */
export const useLiveState = (): LiveConnectionState => useLive(({ connection }) => connection);

/** Since when nothing of this moment is known. ISO 8601; undefined: it is, or nothing ever was. */
export const useLiveLostAt = (): string | undefined => useLive(({ lostAt }) => lostAt);

/** Since when the store cannot be asked, so that all that is shown may be old. ISO 8601; undefined: it can. */
export const useLiveDegradedSince = (): string | undefined => useLive(({ pool, own }) => (pool ?? own)?.degradedSince);

/** All accounts by id; undefined: not known, or not to be known by this person. */
export const useLivePool = (): ReadonlyMap<string, LiveAccount> | undefined => useLive(({ pool }) => pool?.accounts);

/** One account: its requests under way are those of all gateways. Undefined: not known, or gone. */
export const useLiveAccount = (id: string): LiveAccount | undefined => useLive(({ pool }) => pool?.accounts.get(id));

export const useLiveFigures = (): LiveFigures | undefined => useLive(({ pool }) => pool?.figures);
export const useLiveFigureHistory = (): LiveContents['history'] => useLive(({ history }) => history);

/** The newest requests under way, of everybody. */
export const useLiveRunning = (): LiveRunning | undefined => useLive(({ pool }) => pool?.running);

export const useLiveQueues = (): readonly LiveQueue[] | undefined => useLive(({ pool }) => pool?.queues);

/** What was told to the outside world lately, the oldest first. */
export const useLiveEvents = (): readonly LiveEvent[] | undefined => useLive(({ pool }) => pool?.events);
