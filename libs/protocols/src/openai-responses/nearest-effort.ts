/** Words of effort of both vendors, the least first (protocols.md 1.3, 6.1). */
const words = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

/** The accepted word that asks for as much effort, or else for a little less, or else the least one. Undefined: none is accepted. */
export function nearestEffort(wanted: string, accepted: readonly string[]): string | undefined {
  if (accepted.includes(wanted)) return wanted;
  const rank = words.indexOf(wanted);
  const ranked = accepted
    .filter((word) => word !== 'none')
    .sort((one, other) => words.indexOf(one) - words.indexOf(other));
  return ranked.findLast((word) => words.indexOf(word) <= rank) ?? ranked[0];
}
