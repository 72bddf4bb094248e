import { fitsWildcard } from '@app/common';

/** Whether a model's name fits a pattern. Case does not count, so that no other spelling gets around a rule. */
export const fitsModelPattern = (pattern: string, model: string): boolean =>
  fitsWildcard(pattern.toLowerCase(), model.toLowerCase());

export const fitsAnyModelPattern = (patterns: readonly string[], model: string): boolean =>
  patterns.some((pattern) => fitsModelPattern(pattern, model));
