import type { components } from '@app/admin-client';
import type { EventNames, EventOf } from '../../../api/read-events';

type Schemas = components['schemas'];
export type TestEvents = Schemas['AccountTestEvents'];
export type TestStep = Schemas['AccountTestStep'];
export type TestResult = Schemas['AccountTestView'];

export const testEvents: EventNames<TestEvents> = { step: true, text: true, result: true, error: true };

/** What is known of a test, from its first step to its result. */
export interface TestProgress {
  readonly steps: readonly TestStep[];
  /** The answer, as far as it has come. */
  readonly text: string;
  readonly result?: TestResult;
  /** The relay itself could not go on. */
  readonly stopped?: Schemas['AccountTestError'];
}

export const begun: TestProgress = { steps: [], text: '' };

/** The progress after one more event. */
export function afterEvent(progress: TestProgress, event: EventOf<TestEvents>): TestProgress {
  switch (event.name) {
    case 'step':
      return { ...progress, steps: [...progress.steps, event.data] };
    case 'text':
      return { ...progress, text: progress.text + event.data.delta };
    case 'result':
      return { ...progress, result: event.data };
    case 'error':
      return { ...progress, stopped: event.data };
  }
}
