export type { Spender } from './notices/budget-states';
export { type SpenderDirectory, UsageNotices } from './notices/usage-notices';
export { PriceRefresh, type PriceRefreshSettings } from './prices/refresh/price-refresh';
export { type AccountDayCosts, RepricingRunner } from './repricing/repricing-runner';
export { Reaper } from './reaper/reaper';
export { UsageIndexWriter } from './records/index/index-writer';
export { usageLagSeconds } from './usage-lag';
export { RollupsRetention } from './rollups/rollups-retention';
export { RollupsWriter } from './rollups/rollups-writer';
