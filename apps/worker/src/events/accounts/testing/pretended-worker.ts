import type { NewEvent } from '@app/events';
import { type Spell } from '../spell';
import { SpellBook, type SpellNews } from '../spell-book';
import type { PretendedPool } from './pretended-pool';

/** What all workers share. */
export interface SharedNotes {
  readonly texts: Map<string, string>;
  cursor: number;
  revision: number;
  readonly told: NewEvent[];
}

const PORTION = 3;

/** A worker in steps, between which anything may happen: it may be late, be overtaken, or die. */
export class PretendedWorker {
  private seen: { now: number; untilOf: (spell: Spell) => number | undefined } | undefined;
  private round: { revision: number; book: SpellBook; next: number; news: SpellNews[] } | undefined;

  constructor(
    private readonly pool: PretendedPool,
    private readonly notes: SharedNotes,
    private readonly eventOf: (news: SpellNews) => NewEvent,
  ) {}

  look(): void {
    this.seen = { now: this.pool.now, untilOf: this.pool.snapshot() };
    this.round = undefined;
  }

  /** @returns whether it has seen all there is */
  read(): boolean {
    if (!this.seen) return false;
    const { cursor, revision, texts } = this.notes;
    const facts = this.pool.facts.slice(cursor, cursor + PORTION);
    const book = new SpellBook(Object.fromEntries(texts));
    for (const { name, fact } of facts) book.apply(name, fact);
    const isLast = facts.length < PORTION;
    if (isLast) book.passTime(this.seen.now, this.seen.untilOf);
    this.round = { revision, book, next: cursor + facts.length, news: [...book.news] };
    return isLast;
  }

  publish(most: number): void {
    for (const news of this.round?.news.splice(0, most) ?? []) {
      const event = this.eventOf(news);
      if (!this.notes.told.some(({ once }) => once?.name === event.once?.name)) this.notes.told.push(event);
    }
  }

  writeDown(): void {
    const { round, notes } = this;
    if (!round) return;
    this.publish(round.news.length);
    this.round = undefined;
    if (round.revision !== notes.revision) return;
    notes.revision += 1;
    notes.cursor = round.next;
    for (const [field, text] of round.book.changes) {
      if (text === '') notes.texts.delete(field);
      else notes.texts.set(field, text);
    }
  }

  die(): void {
    this.round = undefined;
    this.seen = undefined;
  }
}
