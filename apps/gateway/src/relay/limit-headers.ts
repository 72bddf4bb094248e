import type { GatewayError } from '@app/common';
import { LimitRefusal } from '@app/relay';

/**
 * Our own limits in the words of the Messages API; what a shared account's limits are is nobody's business. Budgets are stated as the
 * unified limits that clients show to people.
 */
export function limitHeaders(error: GatewayError): Readonly<Record<string, string>> {
  if (!(error instanceof LimitRefusal) || !error.state) return {};
  const { kind, limit, remaining, resetsAt } = error.state;
  if (kind === 'cost') {
    return {
      'anthropic-ratelimit-unified-status': 'rejected',
      ...(resetsAt === undefined ? {} : { 'anthropic-ratelimit-unified-reset': String(Math.ceil(resetsAt / 1_000)) }),
    };
  }
  const prefix = `anthropic-ratelimit-${kind}`;
  return {
    [`${prefix}-limit`]: String(limit),
    [`${prefix}-remaining`]: String(remaining),
    ...(resetsAt === undefined ? {} : { [`${prefix}-reset`]: new Date(resetsAt).toISOString() }),
  };
}
