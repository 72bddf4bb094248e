import type { LiveMessage } from './live-message';
import { MOST_IDS, permissionToRead } from './topics/changed.topic';
import {
  type LiveChanged,
  type OwnLiveChanged,
  type OwnRecordKind,
  type RecordKind,
  ownRecordKinds,
  recordKinds,
} from './views/live-notices.view';

/** How long a change is known, in milliseconds: longer than a page takes from its first question until it watches. */
export const KNOWN_MS = 60_000;

/** Changes to records of the last minute: what somebody was shown before they watched may be older than that. */
export class RecentChanges {
  /** When each record has changed last, by the clock that never runs backwards, the latest at the end; of each kind so many as can be told. */
  private readonly kinds = new Map<string, Map<string, number>>();

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
    return recordKinds.flatMap((kind) => {
      const ids = this.idsSince(kind, moment);
      if (ids?.length === 0) return [];
      return { event: 'changed', data: { kind, ids } satisfies LiveChanged, permission: permissionToRead[kind] };
    });
  }

  /** For whoever watches what is their own. @param moment of the clock that never runs backwards */
  ownSince(userId: string, moment: number): LiveMessage[] {
    return ownRecordKinds.flatMap((kind) => {
      const [own, everybodys] = [userId, ''].map((whose) => this.idsSince(`${whose} ${kind}`, moment));
      const ids = own && everybodys ? [...own, ...everybodys] : null;
      if (ids?.length === 0) return [];
      return { event: 'changed', data: { kind, ids } satisfies OwnLiveChanged };
    });
  }

  /** Null: more than can be told one by one. */
  private idsSince(name: string, moment: number): string[] | null {
    const ids = [...(this.kinds.get(name) ?? [])].filter(([, at]) => at > moment).map(([id]) => id);
    return ids.length > MOST_IDS ? null : ids;
  }

  private add(name: string, id: string): void {
    const now = this.monotonic();
    this.forgetBefore(now - KNOWN_MS);
    const ids = this.kinds.get(name) ?? new Map<string, number>();
    // Put in again, each stands behind those that have changed before it.
    ids.delete(id);
    ids.set(id, now);
    this.kinds.delete(name);
    this.kinds.set(name, ids);
    // One more than are told says that there are more.
    const [oldest] = ids.keys();
    if (ids.size > MOST_IDS + 1 && oldest !== undefined) ids.delete(oldest);
  }

  private forgetBefore(moment: number): void {
    for (const [name, ids] of this.kinds) {
      if (([...ids.values()].at(-1) ?? 0) >= moment) return;
      this.kinds.delete(name);
    }
  }
}
