import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { type Repricing, Repricings } from '@app/usage';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import type { CountedPage } from '../../control-plane/paging/page';
import { sortedPageOf } from '../../control-plane/paging/sorted-page';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { fieldRefused, unknownRecord } from '../../control-plane/problem/refusals';
import { toUtc } from '../../control-plane/validation/moment-field';
import { RepricingQuery, filterRepricings, repricingOrder } from './repricing-query';
import { RepricingRequest } from './repricing.dto';
import { type RepricingAnswer, RepricingPage, RepricingView, viewOfRepricing } from './repricing.view';

/** What past requests would cost by the prices of now, and making them cost it. Workers do it, one after the other. */
@ControlPlaneController('admin/usage/repricings', 'Usage')
export class UsageRepricingsController {
  constructor(private readonly repricings: Repricings) {}

  @Get()
  @Requires('usage.read')
  @ApiOperation({ summary: 'List re-pricings', description: 'The last hundred of the last ninety days.' })
  @ApiOkResponse({ type: RepricingPage })
  async list(@Query() query: RepricingQuery): Promise<CountedPage<RepricingAnswer>> {
    const { items, ...rest } = sortedPageOf(
      filterRepricings(await this.repricings.list(), query),
      query,
      repricingOrder,
    );
    return { ...rest, items: items.map(viewOfRepricing) };
  }

  @Get(':id')
  @Requires('usage.read')
  @ApiOperation({ summary: 'Show how far a re-pricing is, and the difference that it makes' })
  @ApiOkResponse({ type: RepricingView })
  @ApiNotFoundResponse({ type: ProblemDto })
  async show(@Param('id') id: string): Promise<RepricingAnswer> {
    return viewOfRepricing(await this.existing(id));
  }

  @Post()
  @HttpCode(202)
  @Requires('usage.write')
  @ApiOperation({ summary: 'Count the cost of past requests anew, or show what that would change' })
  @ApiAcceptedResponse({ type: RepricingView })
  @ApiConflictResponse({ type: ProblemDto, description: 'Too many are waiting' })
  async create(@Body() body: RepricingRequest): Promise<RepricingAnswer> {
    const { from, to, apply, onlyUnpriced, platform, model, accountId, keyId } = body;
    if (Date.parse(to) <= Date.parse(from)) throw fieldRefused('to', 'must be after from');
    const question = {
      ...{ from: toUtc(from), to: toUtc(to) },
      ...(platform === undefined ? {} : { platform }),
      ...(model === undefined ? {} : { model }),
      ...(accountId === undefined ? {} : { accountId }),
      ...(keyId === undefined ? {} : { keyId }),
      ...(onlyUnpriced === true ? ({ onlyUnpriced } as const) : {}),
    };
    return this.begin({ question, apply });
  }

  @Post(':id/apply')
  @HttpCode(202)
  @Requires('usage.write')
  @ApiOperation({
    summary: 'Do what a preview has shown',
    description:
      'A new re-pricing of the same requests, by the prices of then: these may have changed since the preview.',
  })
  @ApiAcceptedResponse({ type: RepricingView })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'It is no preview that is done' })
  async apply(@Param('id') id: string): Promise<RepricingAnswer> {
    const { question, apply, state } = await this.existing(id);
    if (apply || state !== 'done')
      throw new ControlPlaneError('caller_record_conflict', 'Only a preview that is done can be applied');
    return this.begin({ question, apply: true, previewId: id });
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Requires('usage.write')
  @ApiOperation({ summary: 'Stop a re-pricing', description: 'What it has changed until then stays changed.' })
  @ApiOkResponse({ type: RepricingView })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'It has ended' })
  async cancel(@Param('id') id: string): Promise<RepricingAnswer> {
    const outcome = await this.repricings.cancel(id);
    if (outcome === 'absent') throw unknownRecord('re-pricing');
    if (outcome === 'ended') throw new ControlPlaneError('caller_record_conflict', 'This re-pricing has ended');
    return viewOfRepricing(await this.existing(id));
  }

  private async begin(wanted: Parameters<Repricings['create']>[0]): Promise<RepricingAnswer> {
    const created = await this.repricings.create(wanted);
    if (created === 'too-many')
      throw new ControlPlaneError('caller_record_conflict', 'Too many re-pricings are waiting: cancel one, or wait');
    return viewOfRepricing(created);
  }

  private async existing(id: string): Promise<Repricing> {
    const found = await this.repricings.get(id);
    if (!found) throw unknownRecord('re-pricing');
    return found;
  }
}
