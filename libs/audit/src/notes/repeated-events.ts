import type { Clock } from '@app/common';

const AT_MOST_EVERY_MS = 60_000;
const MOST_KINDS = 10_000;

interface Seen {
  readonly notedAt: number;
  /** Happened since then. */
  readonly unnoted: number;
}

/** Keeps something that happens again and again, such as refused sign-ins, from filling the audit log: one note a minute, with a count. */
export class RepeatedEvents {
  private readonly seen = new Map<string, Seen>();

  constructor(private readonly clock: Clock) {}

  /** How often it happened since the last note, this time included; undefined: do not note it now. */
  countToNote(kind: string): number | undefined {
    const now = this.clock.now();
    const before = this.seen.get(kind);
    if (before && now - before.notedAt < AT_MOST_EVERY_MS) {
      this.seen.set(kind, { ...before, unnoted: before.unnoted + 1 });
      return undefined;
    }
    this.makeRoom(now);
    this.seen.delete(kind);
    this.seen.set(kind, { notedAt: now, unnoted: 0 });
    return (before?.unnoted ?? 0) + 1;
  }

  /** The map is in order of the last note. */
  private makeRoom(now: number): void {
    for (const [kind, { notedAt, unnoted }] of this.seen) {
      const isOver = now - notedAt >= AT_MOST_EVERY_MS && unnoted === 0;
      if (!isOver && this.seen.size < MOST_KINDS) return;
      this.seen.delete(kind);
    }
  }
}
