import type { ApiKey, KeyPermission } from '@app/api-keys';
import type { Platform } from '@app/common';
import type { Protocol } from '@app/protocols';

interface Way {
  readonly protocol: Protocol;
  /** Of a key, that such a request needs. */
  readonly permission: KeyPermission;
}

/** How a model can be asked for. */
export interface ModelWay extends Way {
  /** Of an account that serves it; undefined: there is none. */
  readonly platform: Platform | undefined;
}

const hub: Way = { protocol: 'anthropic-messages', permission: 'claude' };

/** Best first: what says more of an answer, and what is translated less. */
const ways: readonly Way[] = [
  hub,
  { protocol: 'openai-responses', permission: 'openai' },
  { protocol: 'openai-chat', permission: 'openai' },
  { protocol: 'gemini-generate-content', permission: 'gemini' },
  { protocol: 'anthropic-messages', permission: 'droid' },
  { protocol: 'openai-responses', permission: 'droid' },
  { protocol: 'openai-chat', permission: 'droid' },
];

/** Those that a key may go; all of them where it says nothing. */
export function waysOf({ permissions = [] }: ApiKey): readonly [Way, ...Way[]] {
  const [first = hub, ...others] = ways.filter(
    ({ permission }) => permissions.length === 0 || permissions.includes(permission),
  );
  return [first, ...others];
}
