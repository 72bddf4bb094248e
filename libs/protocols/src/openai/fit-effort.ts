/** Words of effort of all vendors, the least first. */
const ladder = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

/**
 * The word of effort that a model accepts and that is nearest to the one asked for, the lesser of two equally near ones. Thinking is not
 * switched off because a little of it was asked for.
 * @param accepted the model's words
 * @returns undefined where the model has no words of effort, or the word asked for is none
 */
export function fitEffort(asked: string, accepted: readonly string[]): string | undefined {
  if (accepted.includes(asked)) return asked;
  const place = ladder.indexOf(asked);
  if (place < 0) return undefined;
  const candidates = accepted.filter((word) => ladder.includes(word) && (word !== 'none' || asked === 'none'));
  const distance = (word: string): number => Math.abs(ladder.indexOf(word) - place);
  return candidates
    .sort((first, second) => ladder.indexOf(first) - ladder.indexOf(second))
    .reduce<string | undefined>(
      (best, word) => (best === undefined || distance(word) < distance(best) ? word : best),
      undefined,
    );
}
