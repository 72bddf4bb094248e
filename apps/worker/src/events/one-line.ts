const LONGEST = 100;

/** What clients have made up, such as the name of a model, as it may stand in a line of text. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
