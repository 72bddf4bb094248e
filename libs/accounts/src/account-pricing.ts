import { type ServerTool, type TokenUsage, noTokens, serverTools } from '@app/common';

/** What a model costs on one account. */
export interface AccountModelPrice {
  /** Whole micro-dollars per million tokens. */
  readonly prices: Readonly<Record<keyof TokenUsage, number>>;
  /** Whole micro-dollars a use. */
  readonly tools?: Readonly<Partial<Record<ServerTool, number>>>;
}

/** What is special about the prices of an account. */
export interface AccountPricing {
  /** Whole per cent of what everything costs, its own prices included; 0: all is paid for already. Absent: 100. */
  readonly multiplierPercent?: number;
  /** By name of the model, as the account is asked for it or as it answers. */
  readonly prices?: Readonly<Record<string, AccountModelPrice>>;
}

export const HIGHEST_MULTIPLIER_PERCENT = 1_000;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isAmount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

export function isAccountPricing(value: unknown): value is AccountPricing {
  if (!isObject(value)) return false;
  const { multiplierPercent, prices } = value;
  const isPercent =
    multiplierPercent === undefined ||
    (isAmount(multiplierPercent) && (multiplierPercent as number) <= HIGHEST_MULTIPLIER_PERCENT);
  return isPercent && (prices === undefined || (isObject(prices) && Object.values(prices).every(isModelPrice)));
}

function isModelPrice(value: unknown): value is AccountModelPrice {
  if (!isObject(value) || !isObject(value.prices)) return false;
  const { prices, tools = {} } = value;
  const isTool = (name: string): boolean => (serverTools as readonly string[]).includes(name);
  return (
    Object.keys(noTokens).every((name) => isAmount(prices[name])) &&
    isObject(tools) &&
    Object.entries(tools).every(([name, amount]) => isTool(name) && isAmount(amount))
  );
}
