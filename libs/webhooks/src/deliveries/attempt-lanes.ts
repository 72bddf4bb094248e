/** An endpoint that took longer is slow, until it has answered faster. */
const SLOW_AFTER_MS = 2_000;
/** Parts of all lanes that endpoints may have together that are slow, or that nobody knows yet. */
const UNPROVEN_SHARE = 0.5;
/** Of them, the part for those that have one lane already. */
const FURTHER_SHARE = 0.25;

/**
 * To be called when the attempt is over.
 * @param wasAsked whether the endpoint was: how long it took says nothing of it otherwise
 */
export type LeaveLane = (wasAsked: boolean) => void;

/** How many attempts this process makes at the same time, so arranged that slow endpoints leave room for all others. */
export class AttemptLanes {
  private readonly provenIds = new Set<string>();
  /** Endpoint id → attempts under way. */
  private readonly held = new Map<string, number>();
  private taken = 0;
  private unproven = 0;
  private further = 0;

  constructor(
    /** At least 4. */
    private readonly count: number,
    private readonly monotonic: () => number,
  ) {}

  /** @returns undefined: there is no room for this endpoint now */
  enter(endpointId: string): LeaveLane | undefined {
    if (this.taken >= this.count) return undefined;
    const isProven = this.provenIds.has(endpointId);
    const isFurther = !isProven && (this.held.get(endpointId) ?? 0) > 0;
    if (!isProven && this.unproven >= Math.floor(this.count * UNPROVEN_SHARE)) return undefined;
    if (isFurther && this.further >= Math.floor(this.count * FURTHER_SHARE)) return undefined;
    this.move(endpointId, isProven, isFurther, 1);
    const enteredAt = this.monotonic();
    let isLeft = false;
    return (wasAsked) => {
      if (isLeft) return;
      isLeft = true;
      this.move(endpointId, isProven, isFurther, -1);
      if (!wasAsked) return;
      if (this.monotonic() - enteredAt > SLOW_AFTER_MS) this.provenIds.delete(endpointId);
      else this.provenIds.add(endpointId);
    };
  }

  private move(endpointId: string, isProven: boolean, isFurther: boolean, by: 1 | -1): void {
    const held = (this.held.get(endpointId) ?? 0) + by;
    if (held > 0) this.held.set(endpointId, held);
    else this.held.delete(endpointId);
    this.taken += by;
    if (!isProven) this.unproven += by;
    if (isFurther) this.further += by;
  }
}
