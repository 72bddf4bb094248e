import type { Authenticator } from '@app/auth';
import type { Clock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import type { HolderViews } from '../limits/holder-views';
import { GatewayPictures } from './gateways/gateway-pictures';
import type { PictureExchange } from './gateways/picture-exchange';
import type { LiveMessage } from './live-message';
import { LiveObserver } from './live-observer';
import { LiveStreams } from './live-streams';
import { OwnAudiences } from './own/own-audiences';
import { PoolPicture, type PoolPictureParts } from './pool-picture';
import { RecentChanges } from './recent-changes';
import { type WatchedRecords, watchRecords } from './record-changes';
import { StoreStanding } from './store-standing';
import { Audience } from './viewers/audience';
import { SignInWatch } from './viewers/sign-in-watch';
import type { LiveSnapshot } from './views/live-snapshot.view';

export interface LiveParts extends Omit<PoolPictureParts, 'pictures'>, WatchedRecords {
  readonly exchange: PictureExchange;
  /** That asks a connection for long replies. */
  readonly authenticator: Pick<Authenticator, 'userNow'>;
  readonly holderViews: HolderViews;
  /** For long replies. */
  readonly reading: RedisConnection;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** One observer, and all that it shows, put together. */
export function createLiveStreams(parts: LiveParts): LiveStreams {
  const { exchange, clock, logger } = parts;
  const pictures = new GatewayPictures(() => clock.monotonic());
  const pool = new PoolPicture({ ...parts, pictures });
  const standing = new StoreStanding(clock, logger);
  const snapshot = (): LiveMessage => ({
    event: 'snapshot',
    data: { ...pool.told(), degraded: standing.degraded } satisfies LiveSnapshot,
  });
  const operators = new Audience(snapshot);
  const people = new OwnAudiences({ ...parts, pictures, records: parts }, () => standing.degraded);
  const signIns = new SignInWatch(parts.authenticator);
  const recent = new RecentChanges(() => clock.monotonic());
  watchRecords(parts, {
    changed: (kind, id) => {
      recent.note(kind, id);
      if (!operators.isEmpty) pool.changed.note(kind, id);
    },
    ownChanged: (userId, kind, id) => {
      recent.noteOwn(userId, kind, id);
      people.note(userId, kind, id);
    },
  });
  const observer = new LiveObserver({ exchange, pictures, pool, operators, people, signIns, standing, clock, logger });
  return new LiveStreams({ recent, observer, operators, people, signIns, clock });
}
