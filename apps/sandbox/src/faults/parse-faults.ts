import { faultCatalogue } from './catalogue';
import type { Fault } from './fault';

/** Longest first, so that `cut-before-headers` is not taken for `cut`. */
const namesLongestFirst = Object.keys(faultCatalogue).sort((one, other) => other.length - one.length);

/** The text names no fault that exists. */
export class UnknownFault extends Error {
  constructor(text: string) {
    super(`unknown sandbox fault: ${JSON.stringify(text)}`);
  }
}

/**
 * Reads `name-number-number`, several of them joined by `+` or `,`; `:`, `_` and `=` mean the same as `-`.
 * With `tailAllowed` everything from the first `-` that belongs to no fault on is ignored. Throws UnknownFault.
 */
export function parseFaults(text: string, { tailAllowed }: { readonly tailAllowed: boolean }): Fault[] {
  let rest = text.toLowerCase().replace(/[:_=]/g, '-').replace(/\s+/g, '');
  const faults: Fault[] = [];
  for (;;) {
    const [fault, after] = takeFault(rest, text);
    faults.push(fault);
    if (after === '' || (tailAllowed && after.startsWith('-'))) return faults;
    if (!/^[+,]/.test(after)) throw new UnknownFault(text);
    rest = after.slice(1);
  }
}

function takeFault(text: string, whole: string): [Fault, string] {
  const name = namesLongestFirst.find((known) => text.startsWith(known) && /^([-+,]|$)/.test(text.slice(known.length)));
  const kind = name === undefined ? undefined : faultCatalogue[name];
  if (name === undefined || !kind) throw new UnknownFault(whole);
  let rest = text.slice(name.length);
  const numbers: number[] = [];
  while (numbers.length < kind.mostNumbers) {
    const [matched, digits] = /^-(\d{1,12})(?=[-+,]|$)/.exec(rest) ?? [];
    if (matched === undefined) break;
    numbers.push(Number(digits));
    rest = rest.slice(matched.length);
  }
  return [{ name, kind, numbers }, rest];
}
