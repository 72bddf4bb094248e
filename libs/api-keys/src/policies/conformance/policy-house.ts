import type { ApiKey } from '../../api-key';
import type { KeyOwner } from '../key-owner';
import type { KeyPolicy } from '../key-policy';
import { KeyRights } from '../key-rights';

let policies = 0;

/** A policy for members that bounds nothing but their number of keys. */
export function policyOf(fields: Partial<KeyPolicy> = {}): KeyPolicy {
  policies += 1;
  return {
    ...{ id: `pol_${policies}`, name: `Policy ${policies}`, createdAt: '2026-11-21T10:00:00.000Z' },
    ...{ roles: ['member'], maxKeys: 5, ...fields },
  };
}

export const ownerOf = (fields: Partial<KeyOwner> = {}): KeyOwner => ({
  ...{ id: 'usr_1', role: 'member', groupIds: [], ...fields },
});

/** A key that its owner issued, and that asks for nothing. */
export const keyOf = (fields: Partial<ApiKey> = {}): ApiKey => ({
  ...{ id: 'key_1', name: 'laptop', userId: 'usr_1', digest: 'ba7816bf', hint: 'x9Zk', enabled: true, debug: false },
  ...{ createdAt: '2026-11-21T10:00:00.000Z', origin: 'self', ...fields },
});

export interface PolicyHouse {
  readonly rights: KeyRights;
  /** Puts other policies in the place of those that there are. */
  change(policies: readonly KeyPolicy[]): void;
  moveTo(now: string): void;
}

export function policyHouse(...policies: readonly KeyPolicy[]): PolicyHouse {
  const listeners: (() => void)[] = [];
  let held = policies;
  let now = Date.parse('2026-11-21T12:00:00.000Z');
  const source = { list: () => held, collection: { onChange: (listener: () => void) => listeners.push(listener) } };
  return {
    rights: new KeyRights(source, { now: () => now }),
    change: (changed) => {
      held = changed;
      for (const listener of listeners) listener();
    },
    moveTo: (moment) => {
      now = Date.parse(moment);
    },
  };
}
