export { Reaper } from './reaper/reaper';
export { TotalsWriter } from './totals/totals-writer';
