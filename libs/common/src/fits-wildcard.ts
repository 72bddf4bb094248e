/**
 * Whether a text fits a pattern in which `*` stands for any text. The time it takes grows with the product of both lengths and never
 * faster, because people write patterns for their own keys.
 */
export function fitsWildcard(pattern: string, text: string): boolean {
  let place = 0;
  let read = 0;
  let star = -1;
  let readAtStar = 0;
  while (read < text.length) {
    if (pattern[place] === '*') {
      star = place;
      readAtStar = read;
      place += 1;
    } else if (pattern[place] === text[read]) {
      place += 1;
      read += 1;
    } else if (star >= 0) {
      // Let the last star stand for one letter more and try again from there.
      place = star + 1;
      readAtStar += 1;
      read = readAtStar;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(place));
}
