/** RFC 6749, 5.2; RFC 8628, 3.5. */
export type OauthErrorCode =
  | 'access_denied'
  | 'authorization_pending'
  | 'expired_token'
  | 'invalid_grant'
  | 'invalid_request'
  | 'not_found'
  | 'server_error'
  | 'slow_down'
  | 'temporarily_unavailable'
  | 'unsupported_grant_type';

export interface OauthErrorOptions {
  /** 400 unless said. */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
}

/** A refusal in the words of OAuth. The description is shown to people. */
export class OauthError extends Error {
  override readonly name = 'OauthError';
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: OauthErrorCode,
    description: string,
    { status = 400, retryAfterSeconds }: OauthErrorOptions = {},
  ) {
    super(description);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
