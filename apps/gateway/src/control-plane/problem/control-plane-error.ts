import { type GatewayErrorCode, errorCatalogue } from '@app/common';

/** What only the control plane answers, next to the refusals that it shares with the client routes. */
const controlPlaneCatalogue = {
  caller_sign_in_failed: { status: 401 },
  caller_session_invalid: { status: 401 },
  caller_record_unknown: { status: 404 },
  caller_record_conflict: { status: 409 },
} as const;

export type ProblemCode = GatewayErrorCode | keyof typeof controlPlaneCatalogue;

/** One field that was not accepted. */
export interface FieldError {
  /** Dotted path, such as `credentials.apiKey`. */
  readonly field: string;
  readonly message: string;
}

export interface ControlPlaneErrorOptions {
  readonly fields?: readonly FieldError[];
  /** Whole seconds: becomes `retry-after`. */
  readonly retryAfterSeconds?: number;
}

/** A refusal of the control plane. The message is shown to the caller, so it names no secret. */
export class ControlPlaneError extends Error {
  override readonly name = 'ControlPlaneError';
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ProblemCode,
    message: string,
    options: ControlPlaneErrorOptions = {},
  ) {
    super(message);
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** HTTP status of a problem code. */
export function statusOf(code: ProblemCode): number {
  return { ...errorCatalogue, ...controlPlaneCatalogue }[code].status;
}
