import type { AccountStates } from '@app/accounts';
import type { NewEvent } from '@app/events';
import { type RedisConnection, noticeScripts, redisKeys, runScript } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { decodeAccountFact } from './account-fact';
import type { Spell } from './spell';
import { SpellBook, type SpellNews } from './spell-book';

const PORTION = 200;
const START = '0-0';
const entryIdPattern = /^\d{1,15}-\d{1,15}$/;

export interface SpellParts {
  readonly connection: RedisConnection;
  readonly states: Pick<AccountStates, 'get'> & { readonly collection: Pick<AccountStates['collection'], 'sync'> };
  readonly publish: (event: NewEvent) => Promise<boolean>;
  readonly eventOf: (news: SpellNews) => NewEvent;
  readonly logger: Logger;
}

/**
 * Tells that accounts are left alone, and that they are back. What is told is published before it is written down that it was, under names
 * that make it one event: a worker that dies in between, or two that do the same, tell nothing twice and leave nothing out.
 */
export class AccountSpells {
  private readonly facts = redisKeys.accountFacts();
  private readonly spells = redisKeys.accountSpells();

  constructor(private readonly parts: SpellParts) {}

  /** @returns how many events there were to tell */
  async run(): Promise<number> {
    const { connection, states } = this.parts;
    // In this order: every fact that happened up to `now`, and up to what is known of the states, is read below.
    const now = await runScript(connection, noticeScripts.readTime, [this.spells], []);
    await states.collection.sync();
    for (let told = 0; ;) {
      const held = await connection.hgetall(this.spells);
      const { cursor, facts } = await this.factsAfter(held[':cursor']);
      const book = new SpellBook(held);
      for (const [entryId, fields] of facts) this.apply(book, entryId, fields[1]);
      const isLast = facts.length < PORTION;
      if (isLast) book.passTime(now, (spell) => this.untilOf(spell));
      if (facts.length === 0 && book.changes.size === 0) return told;
      for (const news of book.news) if (await this.parts.publish(this.parts.eventOf(news))) told += 1;
      const next = facts.at(-1)?.[0] ?? cursor;
      const isWritten = await runScript(
        connection,
        noticeScripts.applySpells,
        [this.spells],
        [held[':revision'] ?? '', next, ...[...book.changes].flat()],
      );
      if (isWritten) await connection.xtrim(this.facts, 'MINID', '~', next);
      // Another worker was faster; what it has not told the next run tells.
      if (!isWritten || isLast) return told;
    }
  }

  private async factsAfter(text: string | undefined) {
    const cursor = text !== undefined && entryIdPattern.test(text) ? text : START;
    const facts = await this.parts.connection.xrange(this.facts, `(${cursor}`, '+', 'COUNT', PORTION);
    return { cursor, facts };
  }

  private apply(book: SpellBook, entryId: string, text: string | undefined): void {
    const fact = decodeAccountFact(text);
    if (fact) book.apply(entryId, fact);
    else this.parts.logger.warn({ entryId }, 'a fact about an account cannot be read, and is left out');
  }

  private untilOf({ id, cause, scope }: Spell): number | undefined {
    return this.parts.states.get(id)?.cooldowns.find((one) => one.cause === cause && one.scope === scope)?.until;
  }
}
