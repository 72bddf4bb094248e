import type { components } from '@app/admin-client';
import type { LiveEvent, LiveQueue } from '../../../live/live-types';
import type { AccountTrouble } from './account-trouble';
import type { ToldTrouble } from './told-trouble';
import type { Urgency } from './urgency';

export type Shortage = components['schemas']['ShortageView'];

interface Named {
  readonly id: string;
  readonly name: string;
}

export type GroupTrouble = 'refusing' | 'none-available';
export type QueueTrouble = 'unattended' | 'paused' | 'late' | 'failing';

interface Facts {
  /** The same as long as it is the same matter. */
  readonly id: string;
  readonly urgency: Urgency;
  /** ISO 8601; absent: not known. */
  readonly since?: string;
  /** ISO 8601; absent: until somebody does something, or not known. */
  readonly until?: string;
}

/** One matter that somebody may have to look at. */
export type Attention = Facts &
  (
    | { readonly kind: 'stream' | 'store' }
    | { readonly kind: 'accounts'; readonly trouble: AccountTrouble; readonly accounts: readonly Named[] }
    | {
        readonly kind: 'group';
        readonly trouble: GroupTrouble;
        /** Absent: the whole pool, or a group that is gone. */
        readonly group?: Named;
        /** What was told of it first; absent: nothing was. */
        readonly first?: LiveEvent;
      }
    | { readonly kind: 'shortage'; readonly first: Shortage; readonly count: number }
    | { readonly kind: 'webhook'; readonly webhook: Named; readonly reason: 'gone' | 'failing' | undefined }
    | { readonly kind: 'queue'; readonly trouble: QueueTrouble; readonly queue: LiveQueue }
    | { readonly kind: 'told'; readonly trouble: ToldTrouble; readonly latest: LiveEvent; readonly count: number }
  );

const order: readonly Urgency[] = ['critical', 'warning', 'passing'];
const kinds: readonly Attention['kind'][] = [
  ...(['stream', 'store', 'group', 'accounts', 'queue', 'webhook', 'shortage', 'told'] as const),
];

/** What matters most first, then by what it is about: nothing changes places while it lasts. */
export const inOrder = (matters: readonly Attention[]): Attention[] =>
  [...matters].sort(
    (one, other) =>
      order.indexOf(one.urgency) - order.indexOf(other.urgency) ||
      kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
      (one.id < other.id ? -1 : 1),
  );
