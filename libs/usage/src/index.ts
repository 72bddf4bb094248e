export { Explanations } from './explanations';
export { type CostExplanation, type CostLine, explainCost } from './prices/explain-cost';
export { type ListedPrice, type ModelPrice, PriceList } from './prices/price-list';
export { SharedPrices } from './prices/refresh/shared-prices';
export type { CorrectedCost, CostCorrection } from './records/cost-correction';
export type { AttemptFacts, RequestFacts } from './records/open-request-facts';
export type { Outcome, UsageRecord } from './records/usage-record';
export type { RecordsFilter } from './records/reading/records-filter';
export { type RecordsPage, UsageRecords } from './records/usage-records';
export { type RequestEnd, writeUsageRecord } from './records/write-usage-record';
export type { LimitName, Refusal, WindowState } from './admission/admission-answer';
export { type Handover, carrySpending } from './admission/carry-spending';
export { Calendar, type Period } from './admission/calendar';
export { RequestKeys } from './admission/request-keys';
export type { AdmissionTerms, Reserve } from './admission/terms';
export { WaitingLine } from './admission/waiting-line';
export type { ReachedLimit } from './notices/limit-notice';
export { LimitNotices } from './notices/limit-notices';
export { OpenRequest } from './open-request';
export { type Admission, RequestLedger } from './request-ledger';
export type { CostRecount, RecountedCost } from './repricing/cost-recount';
export { type Repricing, type RepricingQuestion, type RepricingState, repricingStates } from './repricing/repricing';
export { type RepricingSums, addSums, noRepricingSums, sumsOf as repricingSumsOf } from './repricing/repricing-sums';
export { Repricings } from './repricing/repricings';
export { OTHER_MODELS } from './repricing/sums-by-model';
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
export { type LimitHolder, LimitStandings, type Standing } from './standing/limit-standings';
export type { AmountStanding, BudgetStanding, LimitsStanding, WindowStanding } from './standing/limits-standing';
export type { RecentSpending } from './standing/recent-spending';
export { type BudgetForecast, forecastBudget } from './forecasts/forecast-budget';
