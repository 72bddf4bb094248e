import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

const WIDTH = 'gateway'.length;

/** Copies whole lines, each marked with the name of the process it comes from. */
export function prefixLines(from: Readable, to: Writable, name: string): void {
  createInterface({ input: from, crlfDelay: Infinity }).on('line', (line) => {
    to.write(`${name.padEnd(WIDTH)} | ${line}\n`);
  });
}
