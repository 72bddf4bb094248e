/** Refusals of the relay itself that explanations tell of and that there are words for. */
export const refusalCodes = [
  ...(['caller_left', 'caller_body_invalid', 'caller_feature_unsupported'] as const),
  ...(['policy_model_unknown', 'policy_operation_unsupported', 'policy_client_not_allowed'] as const),
  ...(['policy_address_not_allowed', 'policy_model_not_allowed', 'policy_protocol_not_allowed'] as const),
  ...(['policy_concurrency_exceeded', 'policy_rate_exceeded', 'policy_budget_exhausted'] as const),
  ...(['policy_budget_reserved', 'policy_queue_full', 'policy_queue_timed_out'] as const),
  ...(['policy_bound_account_unavailable', 'upstream_none_available', 'upstream_unreachable'] as const),
  ...(['upstream_timed_out', 'upstream_malformed', 'upstream_interrupted'] as const),
  ...(['gateway_unavailable', 'gateway_draining', 'gateway_failed'] as const),
] as const;
