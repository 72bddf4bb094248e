import {
  type RecountOutcome,
  type StoredSums,
  addOutcome,
  noRepricingSums,
  storedSums,
  sumsOf,
} from './repricing-sums';

/** Callers make up names of models. */
const MOST_MODELS = 200;
/** All the models that come after so many. No model is named like this. */
export const OTHER_MODELS = '*';

/** The sums with further records. */
export function addToModels(
  stored: Readonly<Record<string, StoredSums>>,
  outcomes: readonly (RecountOutcome & { readonly model: string })[],
): Readonly<Record<string, StoredSums>> {
  const byModel = new Map(Object.entries(stored).map(([model, sums]) => [model, sumsOf(sums)]));
  for (const { model, ...outcome } of outcomes) {
    const name = byModel.has(model) || byModel.size < MOST_MODELS ? model : OTHER_MODELS;
    byModel.set(name, addOutcome(byModel.get(name) ?? noRepricingSums, outcome));
  }
  return Object.fromEntries([...byModel].map(([model, sums]) => [model, storedSums(sums)]));
}
