/** Whether this process is on its way out: it finishes what it has and takes nothing new. */
export class Draining {
  private begun = false;

  get isOn(): boolean {
    return this.begun;
  }

  begin(): void {
    this.begun = true;
  }
}
