/** The client's side of a request. */
export interface ClientReply {
  readonly hasLeft: boolean;
  /** The status has been sent. */
  readonly hasStarted: boolean;
  /** @param headers name, value, name, value … */
  start(status: number, headers: string[]): void;
  /** @returns false when the client does not keep up: wait for `onDrain` */
  write(chunk: Buffer | string): boolean;
  end(chunk?: Buffer | string): void;
  /** Breaks the connection off, where an orderly end would look like a whole answer. */
  destroy(): void;
  /** Replaces the listener for "the client keeps up again". */
  onDrain(listener: () => void): void;
  /** Replaces the listener for "the client went away before the end". Called at once when it has gone already. */
  onLeave(listener: () => void): void;
}
