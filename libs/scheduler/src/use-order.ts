/** Which accounts this process has chosen, and in which order it did last. */
export class UseOrder {
  private readonly lastUses = new Map<string, number>();
  private uses = 0;

  /** Rises with every choice; 0: never chosen. */
  lastUse(accountId: string): number {
    return this.lastUses.get(accountId) ?? 0;
  }

  note(accountId: string): void {
    this.uses += 1;
    this.lastUses.set(accountId, this.uses);
  }

  forget(accountId: string): void {
    this.lastUses.delete(accountId);
  }
}
