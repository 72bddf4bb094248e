import { type RedisConnection, redisKeys } from '@app/redis';
import type { GatewayPictures } from '../gateways/gateway-pictures';
import type { LiveMessage } from '../live-message';
import { type NamedRecords, ownLiveRequestOf } from '../live-requests';
import type { OwnLiveChanged, OwnRecordKind } from '../views/live-notices.view';
import type { OwnLiveRunning } from '../views/live-request.view';
import type { OwnLiveSnapshot } from '../views/own-live-snapshot.view';
import { OwnFigures, type OwnFiguresParts } from './own-figures';

export interface OwnPictureParts extends OwnFiguresParts {
  readonly pictures: Pick<GatewayPictures, 'requests'>;
  readonly records: Pick<NamedRecords, 'apiKeys'>;
  /** For long replies. */
  readonly reading: RedisConnection;
}

const NEWEST = 20;
/** More than anybody has. */
const MOST_SESSIONS = 100;

/** What one person watches, as it was told last, on however many connections. */
export class OwnPicture {
  private readonly figures: OwnFigures;
  private readonly changed = new Map<OwnRecordKind, Set<string>>();
  /** Whether the store was asked at all, whatever it said. */
  hasBeenRead = false;
  private moved: Set<string> | undefined;
  private sessions: string | undefined;
  private running: OwnLiveRunning = { items: [] };
  private toldFigures: OwnLiveSnapshot['figures'] = null;
  private readonly toldTexts = { figures: '', running: '' };

  constructor(
    private readonly userId: string,
    private readonly parts: OwnPictureParts,
  ) {
    this.figures = new OwnFigures(userId, parts);
  }

  /** A request of one of the keys has ended. */
  hasMoved(keyId: string): void {
    this.moved?.add(keyId);
  }

  /** Anything of limits may have changed. */
  allHasMoved(): void {
    this.moved = undefined;
  }

  note(kind: OwnRecordKind, id: string): void {
    const ids = this.changed.get(kind) ?? new Set();
    this.changed.set(kind, ids.add(id));
    this.allHasMoved();
  }

  /** Asks the store for nothing where nothing has moved. @throws what Redis says: what has moved is asked for the next time */
  async readFigures(): Promise<void> {
    const { moved } = this;
    if (moved?.size === 0) return;
    // Gateways hear of whom they are to watch while this is being read: what they miss in that moment is read with the next look.
    this.moved = this.hasBeenRead ? new Set() : undefined;
    try {
      await this.figures.read(moved);
    } catch (error) {
      this.moved = undefined;
      throw error;
    } finally {
      this.hasBeenRead = true;
    }
  }

  /** @throws what Redis says */
  async readSessions(): Promise<void> {
    const ids = await this.parts.reading.zrange(redisKeys.sessionsOf(this.userId), 0, String(MOST_SESSIONS - 1));
    const text = ids.join(' ');
    if (this.sessions !== undefined && this.sessions !== text) this.changed.set('sessions', new Set());
    this.sessions = text;
  }

  changes(): LiveMessage[] {
    const changed = [...this.changed].map(([kind, ids]) => ({
      event: 'changed',
      data: { kind, ids: ids.size === 0 ? null : [...ids] } satisfies OwnLiveChanged,
    }));
    this.changed.clear();
    const { figures } = this.figures;
    this.running = { items: this.requests() };
    const messages: LiveMessage[] = [...changed];
    if (this.isNews('running', this.running)) messages.push({ event: 'running', data: this.running });
    if (figures && this.isNews('figures', figures)) messages.push({ event: 'figures', data: figures });
    this.toldFigures = figures ?? null;
    return messages;
  }

  told(): Omit<OwnLiveSnapshot, 'degraded'> {
    const at = new Date(this.parts.clock.now()).toISOString();
    return { at, figures: this.toldFigures, running: this.running };
  }

  private requests(): OwnLiveRunning['items'] {
    const own = this.parts.pictures.requests().filter(({ userId }) => userId === this.userId);
    return own.slice(0, NEWEST).map((request) => ownLiveRequestOf(request, this.parts.records));
  }

  private isNews(name: keyof OwnPicture['toldTexts'], value: object): boolean {
    const text = JSON.stringify(value);
    if (text === this.toldTexts[name]) return false;
    this.toldTexts[name] = text;
    return true;
  }
}
