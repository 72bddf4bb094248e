import { Body, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
} from '@nestjs/swagger';
import { MOST_OVERRIDES, type PriceOverride, PriceOverrides } from '@app/usage';
import { Requires } from '../../control-plane/access/route-access';
import { ControlPlaneController } from '../../control-plane/control-plane-controller';
import { ControlPlaneError } from '../../control-plane/problem/control-plane-error';
import { ProblemDto } from '../../control-plane/problem/problem.dto';
import { changedMeanwhile, unknownRecord } from '../../control-plane/problem/refusals';
import { changedPrice, newPriceFrom } from './price-from-request';
import { NewPriceRequest, PriceChange } from './price.dto';
import { type PriceOverrideAnswer, PriceOverrideView, viewOfOverride } from './price.view';

/** Prices that an administrator sets in place of those that ship or are fetched. */
@ControlPlaneController('admin/prices', 'Prices')
export class PriceOverridesController {
  constructor(private readonly overrides: PriceOverrides) {}

  @Post()
  @Requires('prices.write')
  @ApiOperation({ summary: 'Set a price of a model, which no refresh changes' })
  @ApiCreatedResponse({ type: PriceOverrideView })
  @ApiConflictResponse({ type: ProblemDto, description: 'There is one of this model and day' })
  async create(@Body() body: NewPriceRequest): Promise<PriceOverrideAnswer> {
    const request = newPriceFrom(body);
    if (this.overrides.collection.size >= MOST_OVERRIDES)
      throw new ControlPlaneError('caller_record_conflict', `There are ${MOST_OVERRIDES} prices of this kind already`);
    const override = await this.overrides.create(request);
    if (!override) throw dayTaken();
    return viewOfOverride(override);
  }

  @Get(':id')
  @Requires('usage.read')
  @ApiOperation({ summary: 'Show a price that an administrator has set' })
  @ApiOkResponse({ type: PriceOverrideView })
  @ApiNotFoundResponse({ type: ProblemDto })
  show(@Param('id') id: string): PriceOverrideAnswer {
    return viewOfOverride(this.existing(id));
  }

  @Patch(':id')
  @Requires('prices.write')
  @ApiOperation({ summary: 'Change a price that an administrator has set: what is booked stays as it is' })
  @ApiOkResponse({ type: PriceOverrideView })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: 'There is one of this model and day, or somebody changed it at the same moment',
  })
  async change(@Param('id') id: string, @Body() body: PriceChange): Promise<PriceOverrideAnswer> {
    const override = changedPrice(this.existing(id), body);
    const outcome = await this.overrides.update(override);
    if (outcome === 'taken') throw dayTaken();
    if (outcome !== 'written') throw changedMeanwhile();
    return viewOfOverride(override);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('prices.write')
  @ApiOperation({ summary: 'Take a price back: that of the price list holds again' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  async delete(@Param('id') id: string): Promise<void> {
    this.existing(id);
    if ((await this.overrides.delete(id)) !== 'written') throw changedMeanwhile();
  }

  private existing(id: string): PriceOverride {
    const override = this.overrides.get(id);
    if (!override) throw unknownRecord('price');
    return override;
  }
}

const dayTaken = (): ControlPlaneError =>
  new ControlPlaneError('caller_record_conflict', 'There is a price of this model from this day on: change that one');
