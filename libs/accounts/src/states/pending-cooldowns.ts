import type { AccountState } from './account-state';
import type { Cooldown } from './cooldown';
import { HALF_OPEN_MS, cooldownKey } from './cooling';

type CooldownsByKey = Map<string, Cooldown>;

/** Cooldowns that this process knows of before Redis has told it: its very next choice sees them. */
export class PendingCooldowns {
  private readonly byState = new Map<string, CooldownsByKey>();

  add(id: string, cooldown: Cooldown): void {
    let cooldowns = this.byState.get(id);
    if (!cooldowns) this.byState.set(id, (cooldowns = new Map<string, Cooldown>()));
    for (const [key, { until }] of cooldowns) if (until + HALF_OPEN_MS < cooldown.since) cooldowns.delete(key);
    const key = cooldownKey(cooldown);
    const held = cooldowns.get(key);
    if (!held || held.until < cooldown.until) cooldowns.set(key, cooldown);
  }

  /** Redis has told, or the cooldown is to end. */
  remove(id: string, cooldown?: Cooldown): void {
    const cooldowns = this.byState.get(id);
    if (!cooldown) this.byState.delete(id);
    else if (cooldowns?.get(cooldownKey(cooldown)) === cooldown) cooldowns.delete(cooldownKey(cooldown));
    if (cooldowns?.size === 0) this.byState.delete(id);
  }

  /** The state with what is pending: of each kind of cooldown the one that lasts longer. */
  addedTo(id: string, state: AccountState | undefined): AccountState | undefined {
    const pending = this.byState.get(id);
    if (!pending) return state;
    const merged: CooldownsByKey = new Map(state?.cooldowns.map((cooldown) => [cooldownKey(cooldown), cooldown]));
    for (const [key, cooldown] of pending) {
      const held = merged.get(key);
      if (!held || held.until < cooldown.until) merged.set(key, cooldown);
    }
    return { id, windows: [], ...state, cooldowns: [...merged.values()] };
  }
}
