export { AccountScheduler, type ScheduleRequest } from './account-scheduler';
export { type EligibilityQuestion, type Ineligibility, ineligibilities } from './eligibility';
export { servesModel } from './model-pattern';
