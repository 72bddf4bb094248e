import type { LiveMessage } from './live-message';
import { permissionToRead } from './topics/changed.topic';
import type { LiveChanged, OwnLiveChanged, OwnRecordKind, RecordKind } from './views/live-notices.view';

/** How long a change is known, in milliseconds: longer than a page takes from its first question until it watches. */
export const KNOWN_MS = 60_000;
/** Of each kind; of more it is said that all may have changed. */
const MOST_CHANGES = 100;

interface Change {
  /** Of the clock that never runs backwards. */
  readonly at: number;
  readonly id: string;
}

/** Changes to records of the last minute: what somebody was shown before they watched may be older than that. Bounded, whatever happens. */
export class RecentChanges {
  private readonly kinds = new Map<string, Change[]>();

  constructor(private readonly monotonic: () => number) {}

  note(kind: RecordKind, id: string): void {
    this.add(kind, id);
  }

  /** @param userId whose it is; undefined: it may concern everybody */
  noteOwn(userId: string | undefined, kind: OwnRecordKind, id: string): void {
    this.add(`${userId ?? ''} ${kind}`, id);
  }

  /** For whoever watches the pool. @param moment of the clock that never runs backwards */
  since(moment: number): LiveMessage[] {
    return Object.entries(permissionToRead).flatMap(([kind, permission]) => {
      const ids = this.idsSince(kind, moment);
      if (ids === undefined) return [];
      return { event: 'changed', data: { kind: kind as RecordKind, ids } satisfies LiveChanged, permission };
    });
  }

  /** For whoever watches what is their own. @param moment of the clock that never runs backwards */
  ownSince(userId: string, moment: number): LiveMessage[] {
    const kinds = ['api-keys', 'profile', 'key-policies'] as const satisfies readonly OwnRecordKind[];
    return kinds.flatMap((kind) => {
      const found = [userId, '']
        .map((whose) => this.idsSince(`${whose} ${kind}`, moment))
        .filter((ids) => ids !== undefined);
      if (found.length === 0) return [];
      const ids = found.includes(null) ? null : found.flatMap((each) => each ?? []);
      return { event: 'changed', data: { kind, ids } satisfies OwnLiveChanged };
    });
  }

  /** Undefined: none. Null: more than are known one by one. */
  private idsSince(name: string, moment: number): string[] | null | undefined {
    const changes = this.kinds.get(name)?.filter(({ at }) => at > moment) ?? [];
    if (changes.length === 0) return undefined;
    return changes.length > MOST_CHANGES ? null : [...new Set(changes.map(({ id }) => id))];
  }

  private add(name: string, id: string): void {
    const now = this.monotonic();
    // Those that have changed last stand last.
    for (const [each, changes] of this.kinds) {
      if ((changes.at(-1)?.at ?? 0) >= now - KNOWN_MS) break;
      this.kinds.delete(each);
    }
    const changes = this.kinds.get(name) ?? [];
    this.kinds.delete(name);
    // One more than are told says that there are more.
    this.kinds.set(name, [...changes.slice(-MOST_CHANGES), { at: now, id }]);
  }
}
