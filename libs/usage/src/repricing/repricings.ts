import { type Clock, createId } from '@app/common';
import { LiveCollection, RedisClock, type RedisConnection, type WriteOutcome } from '@app/redis';
import type { Calendar } from '../calendar/calendar';
import { keptSince } from './kept-records';
import { type Repricing, type RepricingQuestion, decodeRepricing, isEnded } from './repricing';

export interface NewRepricing {
  readonly question: RepricingQuestion;
  readonly apply: boolean;
  readonly previewId?: string;
}

/** `too-many`: so many are waiting already. */
export type CreateOutcome = Repricing | 'too-many';
export type CancelOutcome = 'cancelled' | 'ended' | 'absent';

const MOST_WAITING = 20;
const MOST_KEPT = 100;
const DAY_MS = 86_400_000;
const KEPT_MS = 90 * DAY_MS;
const MOST_TRIES = 20;

/** Re-pricings that were asked for: the last hundred of the last ninety days. */
export class Repricings {
  readonly collection: LiveCollection<Repricing>;

  constructor(
    private readonly connection: RedisConnection,
    private readonly calendar: Calendar,
    private readonly clock: Clock,
  ) {
    this.collection = new LiveCollection(connection, { collection: 'usage-repricings', decode: decodeRepricing });
  }

  /** The newest first, as Redis has them now. */
  async list(): Promise<Repricing[]> {
    await this.collection.sync();
    return [...this.collection.values()].sort(
      (one, other) => other.createdAt.localeCompare(one.createdAt) || other.id.localeCompare(one.id),
    );
  }

  async get(id: string): Promise<Repricing | undefined> {
    await this.collection.sync();
    return this.collection.get(id);
  }

  async create({ question, apply, previewId }: NewRepricing): Promise<CreateOutcome> {
    const held = await this.list();
    if (held.filter((one) => !isEnded(one)).length >= MOST_WAITING) return 'too-many';
    const clock = RedisClock.of(this.connection);
    await clock.keepFresh();
    const repricing: Repricing = {
      ...{ id: createId('rpr'), createdAt: new Date(this.clock.now()).toISOString(), question, apply },
      ...(previewId === undefined ? {} : { previewId }),
      ...{ state: 'waiting', failures: 0, partition: 0, after: '0-0', portion: 0, lookedAt: 0, sumsByModel: {} },
      ...{ until: clock.now(), archivedDays: await this.archivedDays(question) },
    };
    await this.collection.create(repricing);
    return repricing;
  }

  async cancel(id: string): Promise<CancelOutcome> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const held = await this.get(id);
      if (!held) return 'absent';
      if (isEnded(held)) return held.state === 'cancelled' ? 'cancelled' : 'ended';
      if ((await this.change({ ...held, state: 'cancelled', endedAt: this.now() })) === 'written') return 'cancelled';
    }
    throw new Error(`the re-pricing ${id} is changed by others again and again`);
  }

  /** Fails where it is no longer what this process holds. */
  change(repricing: Repricing): Promise<WriteOutcome> {
    return this.collection.replace(repricing);
  }

  /** ISO 8601, UTC. */
  now(): string {
    return new Date(this.clock.now()).toISOString();
  }

  /** Forgets what is past keeping. @returns how many */
  async forgetOld(): Promise<number> {
    const ended = (await this.list()).filter(isEnded);
    const oldest = this.clock.now() - KEPT_MS;
    const past = ended.filter(({ createdAt }, index) => index >= MOST_KEPT || Date.parse(createdAt) < oldest);
    for (const { id } of past) await this.collection.delete(id);
    return past.length;
  }

  private async archivedDays({ from, to }: RepricingQuestion): Promise<number> {
    const since = await keptSince(this.connection);
    const first = Date.parse(from);
    if (first >= since) return 0;
    const last = Math.min(since, Date.parse(to)) - 1;
    const [firstDay, lastDay] = [first, last].map((at) => Date.parse(this.calendar.dayOf(at)));
    return Math.round(((lastDay ?? 0) - (firstDay ?? 0)) / DAY_MS) + 1;
  }
}
