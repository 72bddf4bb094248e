/** What a field for a number holds; empty: nothing is said. */
export type Figure = number | '';

/** What the kit's field tells: a text where the number is empty, half written or too long to be one. */
export function figureOf(written: number | string): Figure {
  if (typeof written === 'number') return Number.isFinite(written) ? written : '';
  const number = Number(written);
  return written.trim() === '' || !Number.isFinite(number) ? '' : number;
}
