import type { ApiKey, KeyPermission, KnownClient } from '@app/api-keys';
import type { LimitsDto } from '../limits/limits.dto';
import { limitsFrom } from '../limits/limits-from-request';
import { fieldRefused } from '../problem/refusals';
import { toUtc } from '../validation/moment-field';
import type { ClientChoice } from './key-fields';

/** What requests may say of a key's rules: undefined is nothing, null takes a rule away. */
export interface KeyRuleFields {
  readonly permissions?: KeyPermission[] | null;
  readonly limits?: LimitsDto | null;
  readonly allowedClients?: ClientChoice[] | null;
  readonly allowedModels?: string[] | null;
  readonly deniedModels?: string[] | null;
  readonly allowedCidrs?: string[] | null;
  readonly tags?: string[] | null;
}
type Rule = keyof KeyRuleFields;
type KeyRules = { readonly [Field in Rule]: ApiKey[Field] | null | undefined };

/** The rules as a record keeps them. A list that restricts nothing is as good as none. */
export function keyRulesFrom(fields: KeyRuleFields): KeyRules {
  return {
    permissions: filled(fields.permissions),
    limits: limitsFrom(fields.limits),
    allowedClients: clientsFrom(fields.allowedClients),
    allowedModels: fields.allowedModels,
    deniedModels: filled(fields.deniedModels),
    allowedCidrs: fields.allowedCidrs,
    tags: filled(fields.tags),
  };
}

const filled = <Item>(list: Item[] | null | undefined): Item[] | null | undefined => (list?.length === 0 ? null : list);

function clientsFrom(choices: ClientChoice[] | null | undefined): KnownClient[] | null | undefined {
  if (!choices) return choices;
  const clients = choices.filter((choice) => choice !== 'any');
  return clients.length < choices.length ? null : filled(clients);
}

interface ExpiryFields {
  readonly expiresAt?: string | null;
  readonly validFor?: string | null;
}
interface Expiry {
  readonly expiresAt?: string | null;
  readonly validFor?: string | null;
  readonly firstUsedAt?: null;
}

/**
 * The expiry that a request gives a key: a moment, or a time from the first use (which begins anew), each in place of the former one. Null
 * takes the expiry away that it names, and `expiresAt: null` whichever there is.
 * @throws ControlPlaneError `caller_request_invalid` for both at once
 */
export function expiryFrom({ expiresAt, validFor }: ExpiryFields, former: Pick<ApiKey, 'validFor'> = {}): Expiry {
  if (typeof expiresAt === 'string' && typeof validFor === 'string') {
    throw fieldRefused('validFor', 'cannot be given together with expiresAt');
  }
  if (typeof expiresAt === 'string') return { expiresAt: toUtc(expiresAt), validFor: null, firstUsedAt: null };
  if (typeof validFor === 'string') return { expiresAt: null, validFor, firstUsedAt: null };
  const isCleared = expiresAt === null || (validFor === null && former.validFor !== undefined);
  return isCleared ? { expiresAt: null, validFor: null, firstUsedAt: null } : {};
}
