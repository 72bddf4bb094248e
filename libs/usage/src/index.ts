export { type ModelPrice, PriceList } from './prices/price-list';
export type { AttemptFacts, RequestFacts } from './records/open-request-facts';
export type { Outcome, UsageRecord } from './records/usage-record';
export { type RecordsFilter, type RecordsPage, UsageRecords } from './records/usage-records';
export { type RequestEnd, writeUsageRecord } from './records/write-usage-record';
export { OpenRequest, RequestLedger } from './request-ledger';
export { dayKey } from './totals/day-key';
export { type Dimension, type Totals, dimensions, noTotals } from './totals/totals-fields';
export {
  type Grouping,
  TotalsReader,
  type TotalsQuestion,
  type TotalsRow,
  type UserTotalsQuestion,
  groupings,
  sumOfTotals,
} from './totals/totals-reader';
