import { asList, parseJsonObject } from '@app/protocols';
import type { CorrectedCost } from '../records/cost-correction';

const amountPattern = /^\d+$/;
const isCost = (value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && amountPattern.test(value));

/** Undefined for anything that is not a whole corrected cost. */
export function decodeCorrectedCost(text: string | null | undefined): CorrectedCost | undefined {
  const value = parseJsonObject(text ?? '');
  if (!value || !isCost(value.costNanoDollars)) return undefined;
  const { repricingId, formerNanoDollars } = value;
  return {
    costNanoDollars: value.costNanoDollars,
    priceIds: asList(value.priceIds).filter((id) => typeof id === 'string'),
    ...(typeof repricingId === 'string' ? { repricingId } : {}),
    ...(isCost(formerNanoDollars) ? { formerNanoDollars } : {}),
  };
}
