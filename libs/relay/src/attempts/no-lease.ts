import { GatewayError } from '@app/common';
import type { Scheduling } from '@app/scheduler';
import type { RelayRequest } from '../relay-request';

type None = Extract<Scheduling, { kind: 'none' }>;

/** A busy account is no account that rests: nobody knows when its slot is free, so the same as for the line of a key. */
const BUSY_SECONDS = 5;

/** What the client is told when no account could be had for it. */
export function noLease({ why, retryAfterMs }: None, { envelope }: RelayRequest): GatewayError {
  const retryAfterSeconds = retryAfterMs === undefined ? undefined : Math.max(1, Math.ceil(retryAfterMs / 1_000));
  const hint = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  const busyHint = { retryAfterSeconds: retryAfterSeconds ?? BUSY_SECONDS };
  const model = `"${envelope.model}"`;
  switch (why) {
    case 'model-unknown':
      return new GatewayError('policy_model_unknown', `model: no account serves ${model}`);
    case 'operation-unknown':
      return new GatewayError(
        'policy_operation_unsupported',
        `${envelope.protocol}: no account that serves ${model} can do this`,
      );
    case 'none-available': {
      const until = retryAfterSeconds === undefined ? '' : `; the first is expected back in ${retryAfterSeconds} s`;
      return new GatewayError(
        'upstream_none_available',
        `No account can serve the model ${model} at the moment${until}`,
        hint,
      );
    }
    case 'queue-full':
      return new GatewayError(
        'policy_queue_full',
        'All accounts are busy, and as many requests wait for them as may',
        busyHint,
      );
    case 'wait-too-long':
      return new GatewayError(
        'policy_queue_full',
        'All accounts are busy, and the wait is longer than this request may wait',
        busyHint,
      );
    case 'wait-timed-out':
      return new GatewayError(
        'policy_queue_timed_out',
        'All accounts stayed busy for as long as this request may wait',
        busyHint,
      );
    case 'bound-account-away':
      return new GatewayError(
        'policy_bound_account_unavailable',
        'The conversation holds content of an account that cannot serve at the moment',
        hint,
      );
  }
}
