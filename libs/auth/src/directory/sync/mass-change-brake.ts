/** One person who leaves is no accident. */
const FEWEST = 2;
const SHARE = 0.2;

/**
 * Whether so many people would lose their access, their role or all of their groups in one run that it looks like a mistake in the directory or in our settings for it,
 * such as a wrong search base, and not like people leaving.
 * @param active people of the directory who may do something now
 */
export function isMassChange(wouldLose: number, active: number): boolean {
  return wouldLose >= FEWEST && wouldLose > active * SHARE;
}
