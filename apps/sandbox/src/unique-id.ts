import { randomBase62, toBase62 } from '@app/common';

// Random once a process and counted after that: unique like the real API's ids, without asking for randomness per request.
const processPart = randomBase62(12);
let counter = 0;

/** Such as `req_01aB3…` or `msg_01…`; `kind` is what the id begins with. */
export function uniqueId(kind: string): string {
  counter += 1;
  return `${kind}_01${processPart}${toBase62(counter, 10)}`;
}
