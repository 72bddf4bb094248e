import type { components } from '@app/admin-client';
import type { EventNames, EventOf } from '../../api/read-events';

type Schemas = components['schemas'];
export type TryEvents = Schemas['TryEvents'];
export const tryEventNames: EventNames<TryEvents> = { begun: true, text: true, done: true, error: true };

/** How far a question has come. */
export interface TryState {
  /** `stopped`: by whoever asked. `failed`: the call itself was refused, or the connection broke. `refused`: by the relay or an upstream. */
  readonly phase: 'idle' | 'asking' | 'answering' | 'done' | 'stopped' | 'refused' | 'failed';
  readonly text: string;
  readonly begun?: Schemas['TryBegun'];
  readonly done?: Schemas['TryDone'];
  readonly refusal?: Schemas['TryError'];
  /** Whatever the call threw. */
  readonly problem?: unknown;
}

export const untried: TryState = { phase: 'idle', text: '' };
export const asking: TryState = { phase: 'asking', text: '' };

export const isUnderWay = ({ phase }: TryState): boolean => phase === 'asking' || phase === 'answering';

export function hear(state: TryState, event: EventOf<TryEvents>): TryState {
  switch (event.name) {
    case 'begun':
      return { ...state, begun: event.data };
    case 'text':
      return { ...state, phase: 'answering', text: state.text + event.data.delta };
    case 'done':
      return { ...state, phase: 'done', done: event.data };
    case 'error':
      return { ...state, phase: 'refused', refusal: event.data };
  }
}

/** The stream ended: by itself that is what its last event said it is, otherwise it broke off. */
export const end = (state: TryState, problem?: unknown): TryState =>
  isUnderWay(state) ? { ...state, phase: 'failed', problem } : state;

export const stop = (state: TryState): TryState => (isUnderWay(state) ? { ...state, phase: 'stopped' } : state);
