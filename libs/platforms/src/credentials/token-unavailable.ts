import { GatewayError } from '@app/common';

export interface TokenFailure {
  /** Whether the endpoint may have done what it was asked for: the question left, and no answer that says otherwise came. */
  readonly isUnanswered: boolean;
  /** What the endpoint wants to be left alone for, in milliseconds. */
  readonly restMs?: number;
}

/** No token is to be had just now, and nobody has to do anything about it but wait. */
export class TokenUnavailable extends GatewayError {
  constructor(
    cause: unknown,
    readonly failure: TokenFailure = { isUnanswered: false },
  ) {
    super('upstream_unreachable', 'The sign-in service of an upstream account gave no token', { cause });
  }
}
