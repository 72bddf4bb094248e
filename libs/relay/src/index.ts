export type { ClientReply } from './client-reply';
export { AvailableModels, type AvailableModel } from './models/available-models';
export type { RelayRequest } from './relay-request';
export { type RelayParts, type RelayResult, RelayService } from './relay.service';
