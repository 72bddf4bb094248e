/** Whether this process is on its way out: it finishes what it has and takes nothing new. */
export class Draining {
  private begun = false;
  private readonly listeners: (() => void)[] = [];

  get isOn(): boolean {
    return this.begun;
  }

  /** Called once, when it begins. */
  onBegin(listener: () => void): void {
    this.listeners.push(listener);
  }

  begin(): void {
    if (this.begun) return;
    this.begun = true;
    for (const listener of this.listeners) listener();
  }
}
