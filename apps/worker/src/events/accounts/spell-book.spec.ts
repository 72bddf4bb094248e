import { describe, expect, it } from 'vitest';
import { type CooldownCause, type CooldownScope, HALF_OPEN_MS } from '@app/accounts';
import type { AccountFact } from './account-fact';
import { LASTING_MS } from './spell';
import { SpellBook } from './spell-book';

const T = 1_700_000_000_000;
const MINUTE_MS = 60_000;

type Cooling = AccountFact & { kind: 'cooling' };
const cooling = (at: number, ms: number, change: Partial<Cooling> = {}): Cooling => ({
  ...{ kind: 'cooling', id: 'acc_1', at, heldUntil: 0, scope: 'account', cause: 'overloaded', until: at + ms },
  ...{ evidence: { status: 529 }, ...change },
});
const ended = (at: number, until: number, cause: CooldownCause = 'overloaded', scope: CooldownScope = 'account') =>
  ({ kind: 'ended', id: 'acc_1', at, how: 'answered', cooldowns: [{ cause, scope, until }] }) as const;

/** What is told of facts, in short. */
function newsOf(facts: readonly AccountFact[], now?: number): string[] {
  const book = new SpellBook({});
  facts.forEach((fact, index) => book.apply(`${fact.at}-${index}`, fact));
  if (now !== undefined) book.passTime(now, () => undefined);
  return book.news.map((one) =>
    one.kind === 'begun' ? `begun ${one.spell.cause} ${one.at - T}` : `${one.how} ${one.spell.cause} ${one.at - T}`,
  );
}

describe('SpellBook', () => {
  it('tells of a cooldown at once, and of its end with the answer that ended it', () => {
    const facts = [cooling(T, 5 * MINUTE_MS), ended(T + 9_000, T + 5 * MINUTE_MS)];
    expect(newsOf(facts)).toEqual(['begun overloaded 0', 'answered overloaded 9000']);
  });

  it('goes on with what a probe renewed, until nothing is held against the account any more', () => {
    const again = T + MINUTE_MS + 1_000;
    const facts = [cooling(T, MINUTE_MS), cooling(again, MINUTE_MS, { heldUntil: T + MINUTE_MS })];
    const deadline = again + MINUTE_MS + HALF_OPEN_MS;
    expect(newsOf(facts, deadline - 1)).toEqual(['begun overloaded 0']);
    expect(newsOf(facts, deadline)).toEqual(['begun overloaded 0', `time-passed overloaded ${deadline - T}`]);
  });

  it.each(['rate-limited', 'window-used-up'] as const)('takes the word of an upstream for the end of %s', (cause) => {
    expect(newsOf([cooling(T, MINUTE_MS, { cause })], T + MINUTE_MS)).toEqual([
      `begun ${cause} 0`,
      `time-passed ${cause} ${MINUTE_MS}`,
    ]);
  });

  it('tells of what is throttled only where that goes on for a minute', () => {
    const throttled = (at: number, heldUntil = 0) => cooling(at, 10_000, { cause: 'throttled', heldUntil });
    expect(newsOf([throttled(T), ended(T + 11_000, T + 10_000, 'throttled')])).toEqual([]);
    const facts = Array.from({ length: 6 }, (_, index) => throttled(T + index * 11_000, T + index * 11_000 - 1_000));
    expect(newsOf(facts)).toEqual([]);
    expect(newsOf(facts, T + LASTING_MS)).toEqual(['begun throttled 0']);
  });

  it('does not tell of what comes and goes every few seconds more than once', () => {
    const limited = (at: number) => cooling(at, 5_000, { cause: 'rate-limited' });
    const facts = Array.from({ length: 20 }, (_, index) => limited(T + index * 7_000));
    expect(newsOf(facts)).toEqual(['begun rate-limited 0', 'time-passed rate-limited 5000']);
    expect(newsOf([limited(T), limited(T + 5_000 + LASTING_MS)])).toHaveLength(3);
  });

  it('says whether the account is still left alone for something else', () => {
    const book = new SpellBook({});
    book.apply('1-0', cooling(T, 5 * MINUTE_MS));
    book.apply('2-0', cooling(T, 60 * MINUTE_MS, { cause: 'rate-limited' }));
    book.apply('3-0', ended(T + 1_000, T + 5 * MINUTE_MS));
    expect(book.news.at(-1)).toMatchObject({ kind: 'ended', isStillCooling: true });
  });

  it('goes on from what was written down', () => {
    const before = new SpellBook({});
    before.apply('1-0', cooling(T, 5 * MINUTE_MS));
    const after = new SpellBook(Object.fromEntries(before.changes));
    after.apply('2-0', ended(T + 1_000, T + 5 * MINUTE_MS));
    expect(after.news).toMatchObject([{ kind: 'ended', spell: { name: '1-0', since: T } }]);
  });

  it('believes account states where a cooldown was extended', () => {
    const book = new SpellBook({});
    book.apply('1-0', cooling(T, MINUTE_MS, { cause: 'rate-limited' }));
    book.passTime(T + 2 * MINUTE_MS, () => T + 3 * MINUTE_MS);
    expect(book.news).toHaveLength(1);
    book.passTime(T + 3 * MINUTE_MS, () => undefined);
    expect(book.news.at(-1)).toMatchObject({ kind: 'ended', at: T + 3 * MINUTE_MS });
  });

  it('forgets what is over, and what cannot be read, and nothing else', () => {
    const book = new SpellBook({ broken: '{', 'acc_1 overloaded|account': 'null', ':cursor': '1-0' });
    expect([...book.changes]).toEqual([
      ['broken', ''],
      ['acc_1 overloaded|account', ''],
    ]);
    book.apply('1-0', cooling(T, MINUTE_MS));
    book.apply('2-0', ended(T + 1, T + MINUTE_MS));
    expect(book.changes.get('acc_1 overloaded|account')).toContain('endedAt');
    book.passTime(T + 1 + LASTING_MS, () => undefined);
    expect(book.changes.get('acc_1 overloaded|account')).toBe('');
  });

  it('keeps no more of one account than there is room for, whatever models clients make up', () => {
    const book = new SpellBook({});
    for (let index = 0; index < 500; index += 1)
      book.apply(`${index}-0`, cooling(T, MINUTE_MS, { scope: `family:made-up-${index}`, cause: 'forbidden' }));
    expect(book.changes.size).toBe(32);
    book.apply('501-0', cooling(T, MINUTE_MS));
    expect(book.changes.size).toBe(33);
  });

  it('has nothing to say of the end of what it knows nothing of', () => {
    expect(newsOf([ended(T, T + 1)], T)).toEqual([]);
  });
});
