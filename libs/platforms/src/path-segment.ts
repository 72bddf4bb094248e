/** One segment of a path, whatever stands in it: names of models come from outside. */
export function pathSegment(text: string): string {
  // A lone half of a character cannot be written in a URL.
  const encoded = encodeURIComponent(text.toWellFormed()).replaceAll('%40', '@');
  return /^\.{1,2}$/.test(encoded) ? encoded.replaceAll('.', '%2E') : encoded;
}
