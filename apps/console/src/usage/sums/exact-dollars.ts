const NANO_DIGITS = 9;
const NANO = 10n ** BigInt(NANO_DIGITS);

function toNano(dollars: string): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(dollars) ?? [];
  const amount = BigInt(whole) * NANO + BigInt(fraction.slice(0, NANO_DIGITS).padEnd(NANO_DIGITS, '0'));
  return sign === '-' ? -amount : amount;
}

/** What is left of an amount in US dollars, to the nano-dollar, when others are taken away. */
export function lessDollars(all: string, parts: readonly string[]): string {
  const rest = parts.reduce((left, part) => left - toNano(part), toNano(all));
  const size = rest < 0n ? -rest : rest;
  const fraction = (size % NANO).toString().padStart(NANO_DIGITS, '0').replace(/0+$/, '');
  return `${rest < 0n ? '-' : ''}${size / NANO}${fraction === '' ? '' : `.${fraction}`}`;
}
