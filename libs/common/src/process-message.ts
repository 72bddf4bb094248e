/** What `npm start` shows once, on an empty store. */
export interface FirstRun {
  readonly ownerUsername: string;
  /** Absent when the operator chose the password. */
  readonly ownerPassword?: string;
  readonly relayKey: string;
}

/** What a child process tells the supervisor over its IPC channel. */
export type ProcessMessage =
  | { readonly kind: 'sandbox-ready'; readonly url: string }
  | { readonly kind: 'worker-ready' }
  | { readonly kind: 'gateway-ready'; readonly url: string; readonly firstRun?: FirstRun };

/** Tells the supervisor; does nothing in a process that was started by hand. */
export function tellSupervisor(message: ProcessMessage): void {
  // A supervisor that has just gone needs no message, and its closed channel must not end this process.
  process.send?.(message, undefined, undefined, () => undefined);
}

/** Whether there was a supervisor, and it has gone: a process that was still starting has not heard it go. */
export function supervisorHasGone(): boolean {
  // In a process that was started by hand it is undefined, which its type does not say.
  return (process.connected as boolean | undefined) === false;
}
