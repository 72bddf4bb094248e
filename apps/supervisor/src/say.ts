/** One line from the supervisor itself. On stderr, so that stdout holds the screen and what the processes print. */
export function say(line: string): void {
  process.stderr.write(`trunkline: ${line}\n`);
}
