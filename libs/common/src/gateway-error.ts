interface CatalogueEntry {
  /** HTTP status while no byte has been sent. */
  readonly status: number;
  /** Whether the same request can succeed later without anybody changing anything. */
  readonly retryable: boolean;
}

/** Every refusal the relay itself makes. The code is public: it is in logs, metrics and control-plane problems. */
export const errorCatalogue = {
  caller_key_missing: { status: 401, retryable: false },
  caller_key_invalid: { status: 401, retryable: false },
  caller_keys_conflict: { status: 401, retryable: false },
  caller_token_missing: { status: 401, retryable: false },
  caller_request_invalid: { status: 400, retryable: false },
  caller_body_invalid: { status: 400, retryable: false },
  caller_feature_unsupported: { status: 400, retryable: false },
  caller_body_too_large: { status: 413, retryable: false },
  caller_body_too_slow: { status: 408, retryable: false },
  caller_content_type_unsupported: { status: 415, retryable: false },
  caller_encoding_unsupported: { status: 415, retryable: false },
  caller_headers_too_large: { status: 431, retryable: false },
  caller_method_not_allowed: { status: 405, retryable: false },
  caller_route_unknown: { status: 404, retryable: false },
  caller_upgrade_unsupported: { status: 426, retryable: false },
  caller_left: { status: 499, retryable: false },
  policy_permission_denied: { status: 403, retryable: false },
  policy_password_change_required: { status: 403, retryable: false },
  policy_model_unknown: { status: 404, retryable: false },
  policy_operation_unsupported: { status: 404, retryable: false },
  policy_client_not_allowed: { status: 403, retryable: false },
  policy_address_not_allowed: { status: 403, retryable: false },
  policy_model_not_allowed: { status: 403, retryable: false },
  policy_protocol_not_allowed: { status: 403, retryable: false },
  policy_concurrency_exceeded: { status: 429, retryable: true },
  policy_rate_exceeded: { status: 429, retryable: true },
  policy_budget_exhausted: { status: 429, retryable: false },
  policy_budget_reserved: { status: 429, retryable: true },
  policy_queue_full: { status: 429, retryable: true },
  policy_queue_timed_out: { status: 429, retryable: true },
  policy_bound_account_unavailable: { status: 503, retryable: true },
  policy_too_many_attempts: { status: 429, retryable: true },
  upstream_none_available: { status: 529, retryable: true },
  upstream_unreachable: { status: 502, retryable: true },
  upstream_timed_out: { status: 504, retryable: true },
  upstream_malformed: { status: 502, retryable: true },
  upstream_interrupted: { status: 502, retryable: true },
  gateway_unavailable: { status: 503, retryable: true },
  gateway_draining: { status: 503, retryable: true },
  gateway_failed: { status: 500, retryable: false },
} as const satisfies Record<string, CatalogueEntry>;

export type GatewayErrorCode = keyof typeof errorCatalogue;

export interface GatewayErrorOptions {
  readonly cause?: unknown;
  /** When a retry is worth while, in whole seconds: becomes `retry-after`. */
  readonly retryAfterSeconds?: number;
}

/** A refusal or failure that the relay explains to its caller. The message is shown to the caller, so it names no secret and no account. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly status: number;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: GatewayErrorCode,
    message: string,
    options: GatewayErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.status = errorCatalogue[code].status;
    this.retryable = errorCatalogue[code].retryable;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
