import type { components } from '@app/admin-client';

type Schemas = components['schemas'];

/** Data of the events of `/admin/live`, by name. */
export type PoolEvents = Schemas['LiveMessages'];
/** Data of the events of `/me/live`, by name. */
export type OwnEvents = Schemas['OwnLiveMessages'];

export type LiveAccount = Schemas['LiveAccount'];
export type LiveFigures = Schemas['LiveFigures'];
export type LiveRunning = Schemas['LiveRunning'];
export type LiveRequest = Schemas['LiveRequest'];
export type LiveQueue = Schemas['QueueView'];
export type LiveEvent = Schemas['LiveEvent'];
export type LiveEndReason = Schemas['LiveEnd']['reason'];
export type OwnLiveFigures = Schemas['OwnLiveFigures'];
export type OwnLiveRequest = Schemas['OwnLiveRequest'];

/** How the stream fares. `off`: nobody watches. `paused`: the tab was hidden for a while. */
export type LiveConnectionState = 'off' | 'connecting' | 'live' | 'offline' | 'paused';

/** What a person may watch. */
export type LiveKind = 'pool' | 'own';
