import type { NewPriceOverride, PriceOverride, Prices } from '@app/usage';
import { fieldRefused } from '../../control-plane/problem/refusals';
import { withChanges } from '../../control-plane/validation/with-changes';
import type { NewPriceRequest, PriceChange } from './price.dto';
import { longContextFrom, modifiersFrom, pricesFrom } from './price-terms';

const expected = {
  longContext: 'must be up to ten objects of aboveTokens and prices, in rising order',
  classes: 'must map batch, flex, priority and fast to whole per cent up to 1000, or to prices',
  regions: 'must map up to 50 regions to whole per cent up to 1000',
  tools: 'must map webSearch, webFetch, codeExecution and fileSearch to texts of dollars up to 100',
} as const;

/** @throws ControlPlaneError `caller_request_invalid` */
export function newPriceFrom(request: NewPriceRequest): NewPriceOverride {
  const { platform, model, from, note } = request;
  const prices = requiredPrices(request.prices);
  return withChanges<NewPriceOverride>({ platform, model, prices }, { from, note, ...termsOf(request, prices) });
}

/** @throws ControlPlaneError `caller_request_invalid` */
export function changedPrice(override: PriceOverride, change: PriceChange): PriceOverride {
  const prices = change.prices === undefined ? override.prices : requiredPrices(change.prices);
  return withChanges<PriceOverride>(override, {
    ...{ prices, from: change.from, note: change.note },
    ...termsOf(change, prices),
  });
}

function requiredPrices(value: unknown): Prices {
  const prices = pricesFrom(value);
  if (!prices) throw fieldRefused('prices', 'must be texts of dollars per million tokens');
  return prices;
}

type Terms = Pick<PriceChange, 'longContext' | 'classes' | 'regions' | 'tools'>;

/** As they are kept; null takes a member away, and so does one without anything in it. */
function termsOf(request: Terms, prices: Prices): Partial<Record<keyof Terms, never>> {
  const names = Object.keys(expected) as (keyof Terms)[];
  const terms = names.flatMap((name): [string, unknown][] => {
    const value = request[name];
    if (value === undefined) return [];
    if (value === null || Object.keys(value).length === 0) return [[name, null]];
    const decoded =
      name === 'longContext' ? longContextFrom(value, prices) : modifiersFrom({ [name]: value }, prices)?.[name];
    if (decoded === undefined) throw fieldRefused(name, expected[name]);
    return [[name, decoded]];
  });
  return Object.fromEntries(terms);
}
