import type { StaleAnswers } from './record-change';

/** Whatever comes within this is asked for once. */
const GATHERED_MS = 300;

interface Pending {
  readonly answers: StaleAnswers;
  readonly due: number;
}

/** Gathers what has become stale, and has it asked for anew: not for each change, and no path more often than it should be. */
export class StaleAnswersGatherer {
  private pending = new Map<string, Pending>();
  private readonly lastToldAt = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dueAt = Infinity;

  constructor(
    private readonly tell: (stale: readonly StaleAnswers[]) => void,
    private readonly now: () => number,
  ) {}

  add(stale: readonly StaleAnswers[]): void {
    for (const answers of stale) this.addOne(answers);
    const next = Math.min(...[...this.pending.values()].map(({ due }) => due));
    if (next < this.dueAt) this.setTimer(next);
  }

  /** Nothing more is asked for. */
  forget(): void {
    clearTimeout(this.timer);
    this.pending.clear();
    this.dueAt = Infinity;
  }

  private addOne(answers: StaleAnswers): void {
    const { path, isAlone = false, ids, spacing = 0 } = answers;
    const name = `${path} ${isAlone}`;
    const before = this.pending.get(name);
    const spaced = (this.lastToldAt.get(name) ?? -Infinity) + spacing;
    const due = Math.min(before?.due ?? Infinity, Math.max(this.now() + GATHERED_MS, spaced));
    const known = before === undefined ? [] : before.answers.ids;
    const all = ids === null || known === null ? null : [...new Set([...known, ...ids])];
    this.pending.set(name, { answers: { ...answers, ids: all }, due });
  }

  private setTimer(due: number): void {
    clearTimeout(this.timer);
    this.dueAt = due;
    this.timer = setTimeout(() => this.tellDue(), due - this.now());
  }

  private tellDue(): void {
    this.dueAt = Infinity;
    const now = this.now();
    const due = [...this.pending].filter(([, each]) => each.due <= now);
    for (const [name] of due) {
      this.pending.delete(name);
      this.lastToldAt.set(name, now);
    }
    if (due.length > 0) this.tell(due.map(([, { answers }]) => answers));
    if (this.pending.size > 0) this.setTimer(Math.min(...[...this.pending.values()].map(({ due: at }) => at)));
  }
}
