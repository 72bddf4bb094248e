export { Captures } from './captures/captures';
export { Explanations } from './explanations';
export type { AccountModelPrice, AccountPricing } from './prices/account-pricing';
export { type AppliedPrices, appliedPrices } from './prices/applied-prices';
export { type AttoDollars, formatAttoDollars } from './prices/atto-dollars';
export type { CostFactor, CostLine, TokenCostLine, ToolCostLine } from './prices/cost-line';
export type {
  ClassPrices,
  FoundPrice,
  ListedPrice,
  LongContext,
  ModelPrice,
  PriceSource,
  Prices,
  TokenPrices,
} from './prices/model-price';
export { isPriceDay } from './prices/price-day';
export { PriceList } from './prices/price-list';
export { isRegional, priceSources, vendorName, withoutReleaseDate } from './prices/vendor-name';
export { type PriceModifiers, decodeModifiers } from './prices/refresh/price-modifiers';
export { decodeTokenPrices } from './prices/refresh/token-prices';
export type { PriceOverride } from './prices/overrides/price-override';
export { MOST_OVERRIDES, type NewPriceOverride, PriceOverrides } from './prices/overrides/price-overrides';
export { type CostCircumstances, type CountedCost, Pricing } from './prices/pricing';
export { SharedPrices } from './prices/refresh/shared-prices';
export type { CorrectedCost, CostCorrection } from './records/cost-correction';
export type { AttemptFacts, RequestFacts } from './records/open-request-facts';
export type { Outcome, UsageRecord } from './records/usage-record';
export { ArchiveFiles, usageArchiveFolder } from './records/archive/archive-files';
export { type UsageExportFormat, usageExportFormats, usageExportTexts } from './records/export/export-texts';
export { UsageExport } from './records/export/usage-export';
export type { RecordsFilter } from './records/reading/records-filter';
export { type RecordsPage, UsageRecords } from './records/usage-records';
export { type RequestEnd, writeUsageRecord } from './records/write-usage-record';
export type { LimitName, Refusal, WindowState } from './admission/admission-answer';
export { type Handover, carrySpending } from './admission/carry-spending';
export { Calendar, type Period } from './calendar/calendar';
export { RequestKeys } from './admission/request-keys';
export type { AdmissionTerms, Reserve } from './admission/terms';
export { WaitingLine } from './admission/waiting-line';
export type { ReachedLimit } from './notices/limit-notice';
export { LimitNotices } from './notices/limit-notices';
export { OpenRequest } from './open-request';
export { type Admission, RequestLedger } from './request-ledger';
export type { ComparedRow, RowVerdict, Verdict } from './reconciliation/compare';
export { TOLERANCE_UNITS } from './reconciliation/compare';
export type { ComparedFigures, ComparedMetric } from './reconciliation/compared-figures';
export { ExportFormError } from './reconciliation/export-form-error';
export { type FormName, type Provider, formNames, providers } from './reconciliation/export-forms';
export { type Reconciliation, type ReconciliationQuestion, reconcile } from './reconciliation/reconciliation';
export type { CostRecount, RecountedCost } from './repricing/cost-recount';
export { recountBy } from './repricing/recount-by';
export {
  type Repricing,
  type RepricingQuestion,
  type RepricingState,
  repricingProgress,
  repricingStates,
} from './repricing/repricing';
export { type RepricingSums, addSums, noRepricingSums, sumsOf as repricingSumsOf } from './repricing/repricing-sums';
export { Repricings } from './repricing/repricings';
export { dayKey } from './calendar/day-key';
export { type Subject, subjects } from './rollups/dimensions';
export { LocalTime } from './calendar/local-time';
export { type Metric, type Totals, metrics, noTotals, sumOfTotals } from './rollups/metrics';
export type { RollupSettings } from './rollups/rollup-settings';
export { RollupsReader, type UsageRow } from './rollups/rollups-reader';
export { type Grouping, UsageNotKept, type UsageQuestion, groupings, timeGroupings } from './rollups/usage-question';
export type { UnpricedGroupOfDay, UnpricedUsage } from './unpriced/unpriced-usage';
export { LastUses, type LastUseTimes } from './last-uses/last-uses';
export { type LimitHolder, LimitStandings, type Standing } from './standing/limit-standings';
export type { AmountStanding, BudgetStanding, LimitsStanding, WindowStanding } from './standing/limits-standing';
export { SpentToday } from './standing/spent-today';
export type { RecentSpending } from './standing/recent-spending';
export { type BudgetForecast, forecastBudget } from './forecasts/forecast-budget';
export { amountOf } from './standing/amounts';
