/**
 * Whether a model's name fits a pattern in which `*` stands for any text. Case does not count, so that no other spelling gets around a
 * rule. The time it takes grows with the product of both lengths and never faster, because people write patterns for their own keys.
 */
export function fitsModelPattern(pattern: string, model: string): boolean {
  const [expected, actual] = [pattern.toLowerCase(), model.toLowerCase()];
  let place = 0;
  let read = 0;
  let star = -1;
  let readAtStar = 0;
  while (read < actual.length) {
    if (expected[place] === '*') {
      star = place;
      readAtStar = read;
      place += 1;
    } else if (expected[place] === actual[read]) {
      place += 1;
      read += 1;
    } else if (star >= 0) {
      // Let the last star stand for one letter more and try again from there.
      place = star + 1;
      readAtStar += 1;
      read = readAtStar;
    } else return false;
  }
  return /^\**$/.test(expected.slice(place));
}

export const fitsAnyModelPattern = (patterns: readonly string[], model: string): boolean =>
  patterns.some((pattern) => fitsModelPattern(pattern, model));
