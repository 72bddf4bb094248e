import type { AccountFact, HowEnded } from './account-fact';
import { LASTING_MS, type Spell, deadlineOf, decodeSpell, isToBeTold, spellField } from './spell';

/** Something to tell. Times in milliseconds since the epoch. */
export type SpellNews =
  | { readonly kind: 'begun'; readonly spell: Spell; readonly at: number }
  | {
      readonly kind: 'ended';
      readonly spell: Spell;
      readonly at: number;
      readonly how: HowEnded;
      /** Whether it is still left alone for something else. */
      readonly isStillCooling: boolean;
    };

/** Clients choose names of models: what is remembered of one account has to end somewhere. */
const MOST_SPELLS = 32;

/**
 * What follows from the facts of account states and the passing of time. The same facts lead to the same news under the same names, whoever
 * works them out, and however often; so that workers need not know of each other.
 */
export class SpellBook {
  readonly news: SpellNews[] = [];
  private readonly spells = new Map<string, Spell>();
  private readonly changed = new Set<string>();

  /** @param texts as they were kept; what cannot be read is left out */
  constructor(texts: Readonly<Record<string, string>>) {
    for (const [field, text] of Object.entries(texts)) {
      const spell = decodeSpell(text);
      if (spell && field === spellField(spell.id, spell)) this.spells.set(field, spell);
      else if (!field.startsWith(':')) this.changed.add(field);
    }
  }

  /** Fields that are to be kept with their texts; an empty one goes. */
  get changes(): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const field of this.changed) {
      const spell = this.spells.get(field);
      texts.set(field, spell ? JSON.stringify(spell) : '');
    }
    return texts;
  }

  /** @param name the fact's own, which no other has */
  apply(name: string, fact: AccountFact): void {
    if (fact.kind === 'cooling') {
      this.begin(name, fact);
      return;
    }
    for (const cooldown of fact.cooldowns) {
      const field = spellField(fact.id, cooldown);
      const held = this.open(field);
      if (held) this.end(field, lasting(held, cooldown.until), fact.at, fact.how);
    }
  }

  /**
   * Ends what is over. Every fact up to `now` has been applied.
   * @param untilOf until when a cooldown lasts as Redis has it: those that were extended left no fact
   */
  passTime(now: number, untilOf: (spell: Spell) => number | undefined): void {
    for (const [field, spell] of [...this.spells]) {
      if (spell.endedAt !== undefined) {
        if (spell.endedAt + LASTING_MS <= now) this.put(field, undefined);
        continue;
      }
      const mayBeLong = !spell.isTold && spell.since + LASTING_MS <= now;
      if (spell.until > now && !mayBeLong) continue;
      const known = lasting(spell, untilOf(spell) ?? 0);
      if (deadlineOf(known) <= now) this.end(field, known, now, 'time-passed');
      else this.put(field, this.told(known, now));
    }
  }

  private begin(name: string, fact: AccountFact & { kind: 'cooling' }): void {
    const { id, at, scope, cause, until, evidence } = fact;
    const field = spellField(id, fact);
    const open = this.open(field);
    const held = open && lasting(open, fact.heldUntil);
    if (held && deadlineOf(held) > at) {
      this.put(field, this.told({ ...lasting(held, until), evidence }, at));
      return;
    }
    if (held) this.end(field, held, at, 'time-passed');
    const endedAt = this.spells.get(field)?.endedAt;
    if (scope.startsWith('family:') && this.countOf(id) >= MOST_SPELLS && endedAt === undefined) return;
    const isBrief = cause === 'throttled' || (endedAt !== undefined && at - endedAt < LASTING_MS);
    const spell = { name, id, scope, cause, evidence, since: at, until, isBrief, isTold: false };
    this.put(field, this.told(spell, at));
  }

  /** What was over before it was ended ended by itself. */
  private end(field: string, spell: Spell, now: number, how: HowEnded): void {
    const deadline = deadlineOf(spell);
    const [at, reason] = deadline <= now ? ([deadline, 'time-passed'] as const) : ([now, how] as const);
    const told = this.told(spell, at);
    const ended = { ...told, endedAt: at };
    this.put(field, ended);
    if (!told.isTold) return;
    const isStillCooling = [...this.spells.values()].some(
      (one) => one.id === spell.id && one.endedAt === undefined && one.until > at,
    );
    this.news.push({ kind: 'ended', spell: ended, at, how: reason, isStillCooling });
  }

  private told(spell: Spell, now: number): Spell {
    if (spell.isTold || !isToBeTold(spell, now)) return spell;
    const told = { ...spell, isTold: true };
    this.news.push({ kind: 'begun', spell: told, at: spell.since });
    return told;
  }

  private open(field: string): Spell | undefined {
    const spell = this.spells.get(field);
    return spell?.endedAt === undefined ? spell : undefined;
  }

  private put(field: string, spell: Spell | undefined): void {
    if (spell === this.spells.get(field)) return;
    if (spell) this.spells.set(field, spell);
    else this.spells.delete(field);
    this.changed.add(field);
  }

  private countOf(id: string): number {
    let count = 0;
    for (const spell of this.spells.values()) if (spell.id === id) count += 1;
    return count;
  }
}

/** The same for nothing new, so that nothing is written. */
function lasting(spell: Spell, until: number): Spell {
  return until > spell.until ? { ...spell, until } : spell;
}
