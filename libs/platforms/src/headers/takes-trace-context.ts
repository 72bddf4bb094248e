import type { Account } from '@app/accounts';

/** Presets of somebody else's service; the others are programs that operators run themselves. */
const foreignPresets: readonly unknown[] = ['zai'];

/**
 * Whether an account's upstream is told which trace a request belongs to. Only where its address is one that the operator named for a
 * compatible server, mostly their own: a vendor cannot join the team's traces, and is sent no header that its protocol has no use for.
 */
export function takesTraceContext({ platform, location }: Pick<Account, 'platform' | 'location'>): boolean {
  if (platform === 'openai-compatible' || platform === 'sandbox') return true;
  return platform === 'anthropic-compatible' && !foreignPresets.includes(location?.preset);
}
