import { type CooldownCause, type CooldownScope, HALF_OPEN_MS } from '@app/accounts';
import type { AccountFact, HowEnded } from '../account-fact';
import { type Spell, spellField } from '../spell';

interface Kind {
  readonly scope: CooldownScope;
  readonly cause: CooldownCause;
}

/** A time in which a cooldown stood. */
export interface Rest {
  readonly field: string;
  readonly from: number;
  to: number;
}

const ID = 'acc_1';
export const kinds: readonly Kind[] = [
  { scope: 'account', cause: 'overloaded' },
  { scope: 'account', cause: 'rate-limited' },
  { scope: 'family:opus', cause: 'throttled' },
  { scope: 'account', cause: 'window-used-up' },
];

/** What cool-account.lua and recover-account.lua do, with a clock that is set by hand. */
export class PretendedPool {
  now = 1_700_000_000_000;
  readonly facts: { readonly name: string; readonly fact: AccountFact }[] = [];
  readonly rests: Rest[] = [];
  private readonly untils = new Map<string, { readonly kind: Kind; until: number }>();

  /** What account states say at this moment. */
  snapshot(): (spell: Spell) => number | undefined {
    const held = new Map([...this.untils].map(([field, { until }]) => [field, until]));
    return (spell) => held.get(spellField(spell.id, spell));
  }

  cool(kind: Kind, ms: number): void {
    const field = spellField(ID, kind);
    const heldUntil = this.untils.get(field)?.until ?? 0;
    const until = this.now + ms;
    if (until <= heldUntil) return;
    this.untils.set(field, { kind, until });
    if (heldUntil > this.now) {
      const rest = this.rests.findLast((one) => one.field === field);
      if (rest) rest.to = until;
      return;
    }
    this.rests.push({ field, from: this.now, to: until });
    this.dropWhatIsOver();
    this.tell({ kind: 'cooling', id: ID, at: this.now, heldUntil, ...kind, until, evidence: {} });
  }

  end(kindsThatEnd: readonly Kind[], how: Exclude<HowEnded, 'time-passed'>): void {
    const cooldowns = kindsThatEnd.flatMap((kind) => {
      const field = spellField(ID, kind);
      const held = this.untils.get(field);
      if (!held) return [];
      const rest = this.rests.findLast((one) => one.field === field);
      if (rest) rest.to = Math.min(rest.to, this.now);
      this.untils.delete(field);
      return [{ ...kind, until: held.until }];
    });
    if (cooldowns.length > 0) this.tell({ kind: 'ended', id: ID, at: this.now, how, cooldowns });
  }

  private dropWhatIsOver(): void {
    const over = [...this.untils].filter(([, { until }]) => until + HALF_OPEN_MS <= this.now);
    for (const [field] of over) this.untils.delete(field);
    const cooldowns = over.map(([, { kind, until }]) => ({ ...kind, until }));
    if (over.length > 0) this.tell({ kind: 'ended', id: ID, at: this.now, how: 'displaced', cooldowns });
  }

  private tell(fact: AccountFact): void {
    this.facts.push({ name: `${this.now}-${this.facts.length}`, fact });
  }
}
