import { fits } from '../../control-plane/paging/fits';
import type { ListOrder } from '../../control-plane/paging/list-order';
import { createSearch } from '../../control-plane/paging/search';
import { sortedPageOf } from '../../control-plane/paging/sorted-page';
import type { Plain } from '../../control-plane/plain';
import type { UnpricedModelSort, UnpricedModelsQuery } from './price-queries';
import type { UnpricedModel, UnpricedModels } from './unpriced-models';
import { type UnpricedModelPage, viewOfUnpricedModel } from './unpriced-models.view';

type Row = UnpricedModel & { readonly id: string };

const order: ListOrder<UnpricedModelSort, Row> = {
  values: {
    requests: ({ requests }) => requests,
    tokens: ({ tokens }) => tokens,
    lastAt: ({ lastAt }) => lastAt,
    model: ({ model }) => model,
    platform: ({ platform }) => platform,
  },
  otherwise: '-requests',
};

/** @throws ControlPlaneError `caller_request_invalid` for a cursor that is not one of ours, or of another order or filter */
export function pageOfUnpricedModels(
  { items, isComplete }: UnpricedModels,
  query: UnpricedModelsQuery,
): Plain<UnpricedModelPage> {
  const isFound = createSearch(query.search);
  const found = items
    .filter(({ platform, hasPrice }) => fits(query.platform, platform) && fits(query.hasPrice, hasPrice))
    .filter(({ model, platform }) => isFound(model, platform))
    .map((item): Row => ({ ...item, id: `${item.platform}/${item.model}` }));
  const page = sortedPageOf(found, query, order);
  return { ...page, items: page.items.map(({ id: _, ...item }) => viewOfUnpricedModel(item)), isComplete };
}
