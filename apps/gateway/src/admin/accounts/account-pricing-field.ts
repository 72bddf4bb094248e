import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { HIGHEST_MULTIPLIER_PERCENT } from '@app/accounts';
import { accountPricingFrom } from './account-pricing';

const example = { multiplierPercent: 50, prices: { 'claude-sonnet-5': { input: '1.5', output: '7.5' } } };

export const PricingField = ({ nullable }: { readonly nullable: boolean }): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'object',
      nullable,
      properties: {
        multiplierPercent: { type: 'integer', minimum: 0, maximum: HIGHEST_MULTIPLIER_PERCENT },
        prices: { type: 'object', additionalProperties: { type: 'object', additionalProperties: true } },
      },
      description:
        'What is special about its prices: whole per cent of what everything costs on it (0: all is paid for already), and models with prices ' +
        'of their own, in US dollars per million tokens as decimal texts (`tools`: a use). Replaces the former one whole.',
      example,
    }),
    ValidateBy({
      name: 'isAccountPricing',
      validator: {
        validate: (value) => accountPricingFrom(value) !== undefined,
        defaultMessage: () =>
          `$property must have a whole multiplierPercent from 0 to ${HIGHEST_MULTIPLIER_PERCENT}, or prices by model with input and output ` +
          'as texts of dollars such as "3.75"',
      },
    }),
  );
