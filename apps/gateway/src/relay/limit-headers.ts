import type { GatewayError } from '@app/common';
import type { Protocol } from '@app/protocols';
import { LimitRefusal, windowHeaders } from '@app/relay';

/**
 * Our own limits in the words of the client's protocol; what a shared account's limits are is nobody's business. To Anthropic's clients
 * budgets are stated as the unified limits that they show to people.
 */
export function limitHeaders(error: GatewayError, protocol: Protocol): Readonly<Record<string, string>> {
  if (!(error instanceof LimitRefusal) || !error.state) return {};
  const { kind, limit, remaining, resetsAt } = error.state;
  if (kind !== 'cost') return asRecord(windowHeaders(protocol, { name: kind, limit, remaining, resetsAt }, Date.now()));
  if (protocol !== 'anthropic-messages') return {};
  return {
    'anthropic-ratelimit-unified-status': 'rejected',
    ...(resetsAt === undefined ? {} : { 'anthropic-ratelimit-unified-reset': String(Math.ceil(resetsAt / 1_000)) }),
  };
}

/** Of name, value, name, value … */
function asRecord(headers: readonly string[]): Readonly<Record<string, string>> {
  const names = headers.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(names.map((name, index) => [name, headers[2 * index + 1] ?? '']));
}
