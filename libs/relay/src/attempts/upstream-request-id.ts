import type { PlatformAdapters } from '@app/platforms';
import type { UpstreamAnswer } from './upstream-answer';

/** Anthropic's, which some platforms hand on from the model where they say nothing themselves. */
const COMMON = 'request-id';

/** What the upstream calls the request, in the header that its platform has for that; undefined where it does not say. */
export const upstreamRequestIdOf = (
  { account, headers }: Pick<UpstreamAnswer, 'account' | 'headers'>,
  adapters: PlatformAdapters,
): string | undefined => (headers[adapters[account.platform].requestIdHeader ?? COMMON] ?? headers[COMMON])?.toString();
