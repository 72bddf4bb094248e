import type { EventOf } from '../api/read-events';
import type { OwnEvents, OwnLiveFigures, OwnLiveRequest } from './live-types';

/** What is known at this moment of what is one's own. */
export interface OwnPicture {
  /** Null: not known yet. */
  readonly figures: OwnLiveFigures | null;
  readonly running: readonly OwnLiveRequest[];
  /** ISO 8601; absent: the store can be asked. */
  readonly degradedSince?: string;
}

/** The picture after one more event; what comes before the first snapshot says nothing. */
export function foldOwn(picture: OwnPicture | undefined, event: EventOf<OwnEvents>): OwnPicture | undefined {
  if (event.name === 'snapshot') {
    const { figures, running, degraded } = event.data;
    return { figures, running: running.items, ...(degraded ? { degradedSince: degraded.since } : {}) };
  }
  if (!picture) return undefined;
  switch (event.name) {
    case 'figures':
      return { ...picture, figures: event.data };
    case 'running':
      return { ...picture, running: event.data.items };
    case 'degraded':
      return { ...picture, degradedSince: event.data.since };
    default:
      return picture;
  }
}
