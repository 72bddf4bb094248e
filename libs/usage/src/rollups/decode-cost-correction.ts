import { platforms } from '@app/common';
import type { CostCorrection } from '../records/cost-correction';

const differences: readonly unknown[] = [-1, 0, 1];

/** Undefined for anything that is not a whole correction: what is let through here is added up without another look. */
export function decodeCostCorrection(text: string | undefined): CostCorrection | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Partial<CostCorrection> | null;
    const texts = [value?.requestId, value?.userId, value?.keyId, value?.accountId, value?.model];
    const isWhole =
      texts.every((part) => typeof part === 'string') &&
      typeof value?.startedAt === 'number' &&
      (platforms as readonly (string | undefined)[]).includes(value.platform) &&
      typeof value.differenceNanoDollars === 'string' &&
      /^-?\d+$/.test(value.differenceNanoDollars) &&
      differences.includes(value.unpricedDifference);
    return isWhole ? (value as CostCorrection) : undefined;
  } catch {
    return undefined;
  }
}
