import { type Role, roles } from '@app/common';
import type { KeyPolicy } from './key-policy';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isAbsentOrListOf = <Item>(value: unknown, isItem: (item: unknown) => item is Item): value is Item[] | undefined =>
  value === undefined || (Array.isArray(value) && value.every(isItem));
const isRole = (value: unknown): value is Role => (roles as readonly unknown[]).includes(value);

/**
 * What stands for a policy that cannot be read, such as one that a newer process has written. It gives nothing, so that nobody has the
 * rights of somebody without a policy meanwhile; what other policies give stays. It is for those whom the record names, and for everybody
 * where that cannot be read either.
 */
export function closedPolicy(value: unknown): KeyPolicy {
  const fields = (typeof value === 'object' ? value : undefined) ?? {};
  const { id, name, createdAt, roles: named, groupIds } = fields as Readonly<Record<string, unknown>>;
  const isKnown = isAbsentOrListOf(named, isRole) && isAbsentOrListOf(groupIds, isText) && (named ?? groupIds);
  const audience = isKnown ? { roles: named ?? [], groupIds: groupIds ?? [] } : { roles };
  return {
    id: isText(id) ? id : 'unreadable',
    name: isText(name) ? name : 'unreadable',
    createdAt: isText(createdAt) ? createdAt : '',
    ...{ maxKeys: 0, accountGroupIds: [], permissions: [], ...audience },
  };
}
