import type { KeyPolicy, NewKeyPolicy } from '@app/api-keys';
import { limitsFrom } from '../../control-plane/limits/limits-from-request';
import { withChanges } from '../../control-plane/validation/with-changes';
import type { KeyPolicyChange, NewKeyPolicyRequest } from './key-policy.dto';

/** The policy that a request asks for. */
export const newPolicyFrom = (request: NewKeyPolicyRequest): NewKeyPolicy => {
  const { name, maxKeys } = request;
  return withChanges<NewKeyPolicy>({ name, maxKeys }, optionalFieldsOf(request));
};

/** A policy with a change applied to it. A field that is absent stays; null takes it away. */
export const changedPolicy = (policy: KeyPolicy, change: KeyPolicyChange): KeyPolicy => {
  const { name, maxKeys } = change;
  return withChanges(policy, { name, maxKeys, ...optionalFieldsOf(change) });
};

/** A list that names nobody, or restricts nothing, is as good as none. */
function optionalFieldsOf(fields: Omit<KeyPolicyChange, 'name' | 'maxKeys'>) {
  const { description, accountGroupIds, maxLifetimeDays, allowedModels } = fields;
  return {
    ...{ description, accountGroupIds, maxLifetimeDays, allowedModels },
    roles: filled(fields.roles),
    groupIds: filled(fields.groupIds),
    permissions: filled(fields.permissions),
    maxLimits: limitsFrom(fields.maxLimits),
  };
}

const filled = <Item>(list: Item[] | null | undefined): Item[] | null | undefined => (list?.length === 0 ? null : list);
