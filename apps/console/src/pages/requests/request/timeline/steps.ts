import type { Attempt, Choice, Explanation } from '../explanation';

/** One account that was looked for, and what was tried with the one that was found. */
export interface Step {
  readonly choice: Choice;
  /** None: no account was found, or the client left. Two: the account was asked again in other words. */
  readonly attempts: readonly Attempt[];
}

/**
 * Choices with the attempts that came of them. A request never turns to an account twice in two choices, so attempts that follow each other on
 * one account belong together.
 */
export function stepsOf({ choices, attempts }: Pick<Explanation, 'choices' | 'attempts'>): Step[] {
  const left = [...attempts];
  return choices.map((choice) => {
    const taken: Attempt[] = [];
    while (
      choice.affinity !== 'none' &&
      left[0] &&
      (taken[0] === undefined || taken[0].accountId === left[0].accountId)
    )
      taken.push(...left.splice(0, 1));
    return { choice, attempts: taken };
  });
}
