export { AccountScheduler } from './account-scheduler';
export { type Binding, type Scope, mayEverUse } from './binding';
export type { Choice } from './choice';
export {
  type AccountFacts,
  type Availability,
  type EligibilityQuestion,
  type Ineligibility,
  type Reasons,
  ineligibilities,
  servesMapped,
} from './eligibility';
export { servesModel } from './model-pattern';
export type { HealthSource, PoolParts } from './pool-parts';
export type { Lease, NoLease, ScheduleQuestion, Scheduling } from './schedule-question';
export { AccountSlots, type SlotConnections } from './slots/account-slots';
export { type SlotTimes, slotTimes } from './slots/slot-times';
export type { Waiting } from './slots/waiter';
export { AccountHealth, type HealthParts } from './health/account-health';
export type { FailureVerdict, WhatHappened } from './health/what-happened';
export { PoolRefusals } from './refusals/pool-refusals';
export { type RefusedRequest, WHOLE_POOL, saturations } from './refusals/saturation';
