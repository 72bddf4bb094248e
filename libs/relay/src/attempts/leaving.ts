/** The client's going away, as a signal that is only made when somebody asks for it: most requests never wait for anything. */
export class Leaving {
  private controller: AbortController | undefined;
  private hasLeft = false;

  get signal(): AbortSignal {
    this.controller ??= new AbortController();
    if (this.hasLeft) this.controller.abort();
    return this.controller.signal;
  }

  abort(): void {
    this.hasLeft = true;
    this.controller?.abort();
  }
}
