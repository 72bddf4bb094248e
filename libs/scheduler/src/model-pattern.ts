import { fitsWildcard } from '@app/common';

const compiled = new WeakMap<readonly string[], (model: string) => boolean>();

/** Whether a list of model names, `*` standing for any text, holds a model. */
export function servesModel(patterns: readonly string[], model: string): boolean {
  let matches = compiled.get(patterns);
  if (!matches) {
    matches = compile(patterns);
    compiled.set(patterns, matches);
  }
  return matches(model);
}

function compile(patterns: readonly string[]): (model: string) => boolean {
  const exact = new Set(patterns.filter((pattern) => !pattern.includes('*')));
  const wildcards = patterns.filter((pattern) => pattern.includes('*'));
  return (model) => exact.has(model) || wildcards.some((pattern) => fitsWildcard(pattern, model));
}
