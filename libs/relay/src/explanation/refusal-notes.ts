import { type Clock, GatewayError } from '@app/common';
import type { Explanations } from '@app/usage';
import type { RelayRequest } from '../relay-request';
import type { Trace } from './trace';

export interface RefusalNoteParts {
  readonly explanations: Explanations;
  readonly clock: Clock;
}

/** A client that is refused a thousand times a second learns nothing from the thousandth explanation, and would fill the store. */
const MOST_A_SECOND = 20;

/** Explains requests that were not let in. */
export class RefusalNotes {
  private second = 0;
  private notes = 0;

  constructor(private readonly parts: RefusalNoteParts) {}

  note(request: RelayRequest, trace: Trace, error: unknown): void {
    const { explanations } = this.parts;
    if (!(error instanceof GatewayError) || !explanations.areKept || !this.isWithinRate()) return;
    const { code, message, status } = error;
    const explanation = trace.explain({ outcome: 'refused', status, usage: [], code, message });
    explanations.note(request.requestId, JSON.stringify(explanation));
  }

  private isWithinRate(): boolean {
    const second = Math.floor(this.parts.clock.monotonic() / 1_000);
    if (second !== this.second) [this.second, this.notes] = [second, 0];
    this.notes += 1;
    return this.notes <= MOST_A_SECOND;
  }
}
