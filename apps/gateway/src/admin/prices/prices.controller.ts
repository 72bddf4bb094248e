import { Get, Inject, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Accounts } from '@app/accounts';
import type { Clock } from '@app/common';
import { PriceList, Pricing, UsageRecords } from '@app/usage';
import { CLOCK } from '../../bootstrap/tokens';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { CountedPage } from '../../control-plane/paging/page';
import { sortedPageOf } from '../../control-plane/paging/sorted-page';
import type { Plain } from '../../control-plane/plain';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { unknownRecord } from '../../control-plane/problem/refusals';
import { listedPrices, priceOrder } from './listed-prices';
import { type PriceLookUpAnswer, PriceLookUpView } from './price-look-up.view';
import { whyItHolds, wordsOfRule } from './price-look-up';
import { PriceLookUpQuery, PricesQuery, UnpricedModelsQuery } from './price-queries';
import { unpricedModels } from './unpriced-models';
import { pageOfUnpricedModels } from './page-of-unpriced-models';
import { UnpricedModelPage } from './unpriced-models.view';
import { type ListedPriceAnswer, ListedPricePage, viewOfListedPrice } from './price.view';

const WHOLE = 100;
const LOOKED_BACK_MS = 30 * 86_400_000;

/** What models cost, and why. */
@ControlPlaneController('admin/prices', 'Prices')
export class PricesController {
  constructor(
    private readonly prices: PriceList,
    private readonly pricing: Pricing,
    private readonly accounts: Accounts,
    private readonly records: UsageRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('usage.read')
  @ApiOperation({ summary: 'List prices of models: those that hold, and those whose day is to come' })
  @ApiOkResponse({ type: ListedPricePage })
  list(@Query() query: PricesQuery): CountedPage<ListedPriceAnswer> {
    const rows = listedPrices(this.prices, this.clock.now(), query);
    const { items, ...rest } = sortedPageOf(rows, query, priceOrder);
    return { ...rest, items: items.map(({ price, standing }) => viewOfListedPrice(price, standing)) };
  }

  @Get('unknown')
  @Requires('usage.read')
  @ApiOperation({ summary: 'List models that were used in the last 30 days and had no known price' })
  @ApiOkResponse({ type: UnpricedModelPage })
  async unknown(@Query() query: UnpricedModelsQuery): Promise<Plain<UnpricedModelPage>> {
    const found = await unpricedModels(this.records, this.pricing, this.clock.now() - LOOKED_BACK_MS);
    return pageOfUnpricedModels(found, query);
  }

  @Get('lookup')
  @Requires('usage.read')
  @ApiOperation({ summary: 'Show which price of a model holds at a time, and by which rules' })
  @ApiOkResponse({ type: PriceLookUpView })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'No such account.' })
  lookUp(@Query() { platform, model, at, accountId }: PriceLookUpQuery): PriceLookUpAnswer {
    const account = accountId === undefined ? undefined : this.accounts.get(accountId);
    if (accountId !== undefined && account?.platform !== platform) throw unknownRecord('account of this platform');
    const price = this.pricing.find(model, {
      ...{ platform, accountId: accountId ?? '', calledAs: model },
      at: at === undefined ? this.clock.now() : Date.parse(at),
    });
    const rules = price ? whyItHolds({ platform, model }, price) : [];
    return {
      price: price ? viewOfListedPrice(price) : null,
      multiplierPercent: account?.pricing?.multiplierPercent ?? WHOLE,
      why: rules.map(wordsOfRule),
      rules,
    };
  }
}
