export { LimitRefusal, type LimitState } from './admission/limit-refusal';
export { type FailoverSettings } from './attempts/account-attempts';
export { bindingOf } from './attempts/schedule-question';
export type { ClientReply } from './client-reply';
export type { ExplainedAttempt, Explanation } from './explanation/explanation';
export { AvailableModels, type AvailableModel } from './models/available-models';
export type { RelayRequest, RelayUser } from './relay-request';
export { type RelayParts, type RelayResult, RelayService } from './relay.service';
