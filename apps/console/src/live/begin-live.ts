import type { QueryClient } from '@tanstack/react-query';
import type { EventNames } from '../api/read-events';
import { accessToken } from '../session/access-token';
import { withFigures } from './figure-history';
import { LiveConnection, type LiveConnectionParts } from './live-connection';
import { liveStore } from './live-store';
import type { LiveKind, OwnEvents, PoolEvents } from './live-types';
import { foldOwn } from './own-picture';
import { heedPageSigns } from './page-signs';
import { foldPool } from './pool-picture';
import { isStale, staleAfter, staleAfterOwn } from './record-change';
import { StaleAnswersGatherer } from './stale-answers';
import { staleBetween, staleBetweenOwn } from './state-change';
import { type WatchedStream, watchStream } from './watch-stream';

const poolNames: EventNames<PoolEvents> = {
  ...({ snapshot: true, account: true, figures: true, running: true, queues: true } as const),
  ...({ event: true, changed: true, degraded: true, end: true } as const),
};
const ownNames: EventNames<OwnEvents> = {
  ...({ snapshot: true, figures: true, running: true, changed: true, degraded: true, end: true } as const),
};

/** Watches for one person, until the answered function is called. */
export function beginLive(kind: LiveKind, userId: string, queries: QueryClient): () => void {
  const gatherer = new StaleAnswersGatherer(
    (stale) =>
      void queries.invalidateQueries({ predicate: ({ queryKey }) => stale.some((each) => isStale(each, queryKey)) }),
    () => performance.now(),
  );
  const watch =
    kind === 'pool' ? watching(poolStream(userId, gatherer, queries)) : watching(ownStream(gatherer, queries));
  const connection = new LiveConnection({
    watch,
    random: Math.random,
    onState: (state) => liveStore.become(state, new Date()),
    onDoubt: (reason) => {
      if (reason === 'session-ended') void accessToken.refresh();
      else void queries.invalidateQueries({ queryKey: ['get', '/me'] });
    },
  });
  const heedNoLonger = heedPageSigns(connection);
  void connection.run();
  return () => {
    heedNoLonger();
    connection.end();
    gatherer.forget();
    liveStore.forget();
  };
}

const watching =
  <Events>(stream: WatchedStream<Events>): LiveConnectionParts['watch'] =>
  (signal, onHeard) =>
    watchStream(stream, signal, onHeard);

function poolStream(userId: string, gatherer: StaleAnswersGatherer, queries: QueryClient): WatchedStream<PoolEvents> {
  return {
    ...{ path: '/admin/live', names: poolNames },
    hear: (event) => {
      if (event.name === 'end') return event.data.reason;
      if (event.name === 'changed') {
        gatherer.add(staleAfter(event.data, userId));
        return undefined;
      }
      const { pool: before, history } = liveStore.read();
      const pool = foldPool(before, event);
      if (event.name === 'snapshot' && before) askAllAnew(queries);
      else gatherer.add(staleBetween(before, pool));
      const isFigures = pool && pool.figures !== before?.figures;
      liveStore.change({ pool, ...(isFigures ? { history: withFigures(history, pool.figures, Date.now()) } : {}) });
      return undefined;
    },
  };
}

function ownStream(gatherer: StaleAnswersGatherer, queries: QueryClient): WatchedStream<OwnEvents> {
  return {
    ...{ path: '/me/live', names: ownNames },
    hear: (event) => {
      if (event.name === 'end') return event.data.reason;
      if (event.name === 'changed') {
        gatherer.add(staleAfterOwn(event.data));
        return undefined;
      }
      const { own: before } = liveStore.read();
      const own = foldOwn(before, event);
      if (event.name === 'snapshot' && before) askAllAnew(queries);
      else gatherer.add(staleBetweenOwn(before, own));
      liveStore.change({ own });
      return undefined;
    },
  };
}

/** What has changed while nobody listened was not told. */
function askAllAnew(queries: QueryClient): void {
  void queries.invalidateQueries();
}
