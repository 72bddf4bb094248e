/** Why a price list that was fetched is not taken over: one line for the operator, that repeats nothing but names of models. */
export class PriceListError extends Error {
  override readonly name = 'PriceListError';
}
