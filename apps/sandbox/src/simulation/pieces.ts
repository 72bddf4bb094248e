/** Pieces of a word each, with the space that follows it. */
export const wordsOf = (text: string): string[] => text.match(/\s*\S+\s?|\s+/g) ?? [];

/** Pieces of a fixed length, for what has no words, such as JSON. */
export function slicesOf(text: string, length: number): string[] {
  const slices: string[] = [];
  for (let at = 0; at < text.length; at += length) slices.push(text.slice(at, at + length));
  return slices;
}
