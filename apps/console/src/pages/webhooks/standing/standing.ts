import type { Webhook } from '../webhook';

/** `gone`, `given-up`: the relay has switched it off. `off`: somebody has. */
export type Standing = 'on' | 'failing' | 'off' | 'gone' | 'given-up' | 'unreadable';

type Standable = Pick<Webhook, 'enabled' | 'disabledReason' | 'settingsState' | 'deliveries'>;

/** What matters most of how a webhook is. */
export function standingOf({ enabled, disabledReason, settingsState, deliveries }: Standable): Standing {
  if (!enabled) return disabledReason === undefined ? 'off' : disabledReason === 'gone' ? 'gone' : 'given-up';
  if (settingsState === 'unreadable') return 'unreadable';
  return deliveries.failingSince === undefined ? 'on' : 'failing';
}
