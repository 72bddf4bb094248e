import { type ChildProcess, spawn } from 'node:child_process';

/**
 * The shell starts the program and a watcher that reads from descriptor 3. That pipe closes when this process ends, be it by
 * SIGKILL, and the watcher then asks the program to stop: the one way that needs no native code and works on Linux and macOS.
 */
const SCRIPT = `
umask 077
"$@" 3<&- </dev/null &
program=$!
trap '' INT HUP
{ read -r line; kill -TERM "$program"; } <&3 2>/dev/null &
watcher=$!
wait "$program"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

/** Starts a program of somebody else's in a session of its own, out of reach of Ctrl-C, that nevertheless never outlives us. */
export function spawnBoundToUs(program: string, args: readonly string[]): ChildProcess {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', program, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  child.stdio[3]?.on('error', () => undefined);
  return child;
}

/** Closes the pipe: the program gets SIGTERM. */
export function askBoundProgramToStop(child: ChildProcess): void {
  child.stdio[3]?.destroy();
}
