import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, ValidateBy } from 'class-validator';
import { isPriceDay } from '@app/usage';
import { pricesFrom } from './price-terms';

interface Requirement {
  readonly required: boolean;
}

const tokenPricesExample = { input: '3', output: '15', cacheRead: '0.3', cacheWrite5m: '3.75', cacheWrite1h: '6' };
const LONGEST_MODEL = 100;

export const PricedModelField = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: String,
      maxLength: LONGEST_MODEL,
      description:
        'As the vendor or the platform calls it, without a release date where all releases are meant. `*` at the end stands for any text.',
      example: 'claude-sonnet-5',
    }),
    IsString(),
    MaxLength(LONGEST_MODEL),
    Matches(/^[!-)+-~]{1,100}$|^[!-)+-~]{3,99}\*$/, {
      message: '$property must be the name of a model, of which `*` may stand for the end',
    }),
  );

export const PriceDayField = (nullable: boolean): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: String,
      format: 'date',
      nullable,
      description: 'It holds for requests from the beginning of this day on, UTC; without it: for all.',
      example: '2026-12-01',
    }),
    ValidateBy({
      name: 'isPriceDay',
      validator: { validate: isPriceDay, defaultMessage: () => '$property must be a day such as 2026-12-01' },
    }),
  );

export const TokenPricesField = ({ required }: Requirement): PropertyDecorator =>
  applyDecorators(
    (required ? ApiProperty : ApiPropertyOptional)({
      type: 'object',
      additionalProperties: { type: 'string' },
      description:
        'US dollars per million tokens as decimal texts: `input`, `output`, `cacheRead`, `cacheWrite5m`, `cacheWrite1h`. What is not named of the cache costs what input does.',
      example: tokenPricesExample,
    }),
    ValidateBy({
      name: 'isTokenPrices',
      validator: {
        validate: (value) => pricesFrom(value) !== undefined,
        defaultMessage: () =>
          '$property must have input and output, and may have cacheRead, cacheWrite5m and cacheWrite1h, as texts of dollars such as "3.75"',
      },
    }),
  );

const TermsField = (type: 'object' | 'array', description: string, example: unknown): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      ...(type === 'array'
        ? { type: 'array' as const, items: { type: 'object' as const, additionalProperties: true } }
        : { type: 'object' as const, additionalProperties: true }),
      nullable: true,
      description,
      example,
    }),
    ValidateBy({
      name: 'isTerms',
      validator: {
        validate: (value) => typeof value === 'object' && value !== null && Array.isArray(value) === (type === 'array'),
        defaultMessage: () => `$property must be ${type === 'array' ? 'a list' : 'an object'}`,
      },
    }),
  );

export const LongContextField = (): PropertyDecorator =>
  TermsField('array', 'Prices of prompts with more tokens than that, for the whole request, in rising order.', [
    { aboveTokens: 200_000, prices: { input: '6', output: '22.5' } },
  ]);

export const ClassesField = (): PropertyDecorator =>
  TermsField('object', 'Class of service → whole per cent of the prices, or prices of its own.', {
    batch: 50,
    priority: { prices: { input: '6', output: '30' } },
  });

export const RegionsField = (): PropertyDecorator =>
  TermsField('object', 'Where it was served → whole per cent of the prices.', { us: 110 });

export const ToolsField = (): PropertyDecorator =>
  TermsField('object', 'Tool that the upstream ran → US dollars a use, as a decimal text.', { webSearch: '0.01' });
