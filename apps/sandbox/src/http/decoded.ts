/** A part of a path without its percent signs; one that is encoded in a way that stands for nothing stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
