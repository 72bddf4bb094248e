import { type Cooldown, HALF_OPEN_MS, cooldownKey } from '@app/accounts';
import { parseJsonObject } from '@app/protocols';
import { isMoment, readCooldown } from './account-fact';

/**
 * A time for which an account, a family of models on it, or a host is left alone for one cause: from its first cooldown to a good answer, a
 * reset, or the moment from which nothing is held against it any more. Cooldowns that probes renew belong to one.
 */
export interface Spell extends Cooldown {
  /** The id of the fact that it began with. */
  readonly name: string;
  /** An account's id, or `host:` and an origin. */
  readonly id: string;
  /** Told only if it lasts: its like comes and goes within seconds. */
  readonly isBrief: boolean;
  readonly isTold: boolean;
  /** Absent: it goes on. What is over is remembered for a minute. */
  readonly endedAt?: number;
}

/** What goes on for so long is told, whatever it is; what begins anew within so long has only paused. */
export const LASTING_MS = 60_000;

export const spellField = (id: string, cooldown: Pick<Cooldown, 'scope' | 'cause'>): string =>
  `${id} ${cooldownKey(cooldown)}`;

/** Whether the upstream has said until when: nobody has to try. */
export const isNamedByUpstream = ({ cause }: Pick<Spell, 'cause'>): boolean =>
  cause === 'rate-limited' || cause === 'window-used-up';

/**
 * From when on nobody has a doubt any more. Where the upstream has named the moment, that is it. Otherwise whoever is asked next may be
 * refused again, for as long as one request goes ahead of the others.
 */
export function deadlineOf(spell: Pick<Spell, 'cause' | 'until'>): number {
  return isNamedByUpstream(spell) ? spell.until : spell.until + HALF_OPEN_MS;
}

/** Once true it stays true as time passes: two workers that look at different moments say the same of a spell in the end. */
export function isToBeTold({ isBrief, since, until }: Spell, now: number): boolean {
  return !isBrief || (now >= since + LASTING_MS && until >= since + LASTING_MS);
}

/** Undefined for anything that is not a whole one. */
export function decodeSpell(text: string): Spell | undefined {
  const fields = parseJsonObject(text);
  const cooldown = fields && readCooldown(fields);
  if (!fields || !cooldown) return undefined;
  const { name, id, since, isBrief, isTold, endedAt } = fields;
  if (typeof name !== 'string' || typeof id !== 'string' || !isMoment(since)) return undefined;
  return {
    ...{ name, id, since, ...cooldown, isBrief: isBrief === true, isTold: isTold === true },
    ...(isMoment(endedAt) ? { endedAt } : {}),
  };
}
