const SECOND_MS = 1_000;
const units = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** A span in the two largest units that it has: `2 h 5 min`. */
export function spanText(milliseconds: number): string {
  let seconds = Math.max(0, Math.round(milliseconds / SECOND_MS));
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    if (count > 0) parts.push(`${count} ${unit}`);
    if (parts.length === 2) break;
  }
  return parts.join(' ') || '0 s';
}
