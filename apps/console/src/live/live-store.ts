import type { FigureHistory } from './figure-history';
import type { LiveConnectionState } from './live-types';
import type { OwnPicture } from './own-picture';
import type { PoolPicture } from './pool-picture';

export interface LiveContents {
  readonly connection: LiveConnectionState;
  /** ISO 8601: since when nothing of this moment is known. Undefined: it is, or nothing ever was. */
  readonly lostAt: string | undefined;
  /** For those who may watch the pool. */
  readonly pool: PoolPicture | undefined;
  /** For all others. */
  readonly own: OwnPicture | undefined;
  readonly history: FigureHistory;
}

const nothing: LiveContents = { connection: 'off', lostAt: undefined, pool: undefined, own: undefined, history: [] };

/** What the live stream has told this page: kept in memory, and forgotten at sign-out. */
export class LiveStore {
  private contents = nothing;
  private readonly listeners = new Set<() => void>();

  readonly read = (): LiveContents => this.contents;

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(contents: Partial<LiveContents>): void {
    this.contents = { ...this.contents, ...contents };
    for (const listener of this.listeners) listener();
  }

  /** Notes how the stream fares, and when it began not to be live. */
  become(connection: LiveConnectionState, now: Date): void {
    const { connection: before, lostAt } = this.contents;
    const lost = before === 'live' ? now.toISOString() : lostAt;
    this.change({ connection, lostAt: connection === 'live' ? undefined : lost });
  }

  forget(): void {
    this.change(nothing);
  }
}

export const liveStore = new LiveStore();
