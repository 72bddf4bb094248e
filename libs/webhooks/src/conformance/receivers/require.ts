/** What a receiver of the tests holds against a message: the vendor would refuse it, or show it wrongly. */
export class Refused extends Error {}

export function require(isMet: boolean, words: string): asserts isMet {
  if (!isMet) throw new Refused(words);
}
