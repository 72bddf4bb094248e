import type { DirectoryFields } from '@app/config';
import type { DirectorySettings } from '../directory-settings';

/** The settings of a directory out of values without objection; undefined where one is missing that has no default. */
export function completeSettings(values: DirectoryFields): DirectorySettings | undefined {
  const { urls, bindDn, bindPassword, searchBase, searchFilter, tlsCa, requiredGroup, roleMap = [] } = values;
  const { startTls = false, syncMinutes, timeoutMs, maxStalenessHours } = values;
  const { usernameAttribute, emailAttribute, displayNameAttribute } = values;
  if (urls === undefined || searchBase === undefined || searchFilter === undefined) return undefined;
  if (usernameAttribute === undefined || emailAttribute === undefined || displayNameAttribute === undefined)
    return undefined;
  if (syncMinutes === undefined || timeoutMs === undefined || maxStalenessHours === undefined) return undefined;
  return {
    ...{ urls, searchBase, searchFilter, startTls, roleMap, syncMinutes, timeoutMs, maxStalenessHours },
    attributes: { username: usernameAttribute, email: emailAttribute, displayName: displayNameAttribute },
    ...(bindDn === undefined || bindPassword === undefined ? {} : { bindDn, bindPassword }),
    ...(tlsCa === undefined ? {} : { tlsCa }),
    ...(requiredGroup === undefined ? {} : { requiredGroup }),
  };
}
