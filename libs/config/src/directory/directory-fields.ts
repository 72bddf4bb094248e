import type { Role } from '@app/common';
import type { VariableName } from '../variables';

/** What members of a group of the directory are here. */
export interface DirectoryRoleRule {
  /** As somebody wrote it. */
  readonly groupDn: string;
  readonly role: Role;
}

/**
 * What one place says of the team's directory: the environment, or an owner. Each field may be left to the other place, and what the
 * values have to be like is for libs/auth to say, of both places alike.
 */
export interface DirectoryFields {
  /** Absent in both places: there is no directory. */
  readonly urls?: readonly string[];
  readonly bindDn?: string;
  readonly bindPassword?: string;
  readonly searchBase?: string;
  readonly searchFilter?: string;
  readonly startTls?: boolean;
  /** PEM. */
  readonly tlsCa?: string;
  readonly usernameAttribute?: string;
  readonly emailAttribute?: string;
  readonly displayNameAttribute?: string;
  readonly requiredGroup?: string;
  readonly roleMap?: readonly DirectoryRoleRule[];
  readonly syncMinutes?: number;
  readonly timeoutMs?: number;
  readonly maxStalenessHours?: number;
}

export type DirectoryField = keyof DirectoryFields;

/** The variable of each field. */
export const directoryVariables = {
  urls: 'LDAP_URL',
  bindDn: 'LDAP_BIND_DN',
  bindPassword: 'LDAP_BIND_PASSWORD',
  searchBase: 'LDAP_SEARCH_BASE',
  searchFilter: 'LDAP_SEARCH_FILTER',
  startTls: 'LDAP_STARTTLS',
  tlsCa: 'LDAP_TLS_CA',
  usernameAttribute: 'LDAP_USER_ATTR_USERNAME',
  emailAttribute: 'LDAP_USER_ATTR_EMAIL',
  displayNameAttribute: 'LDAP_USER_ATTR_DISPLAY_NAME',
  requiredGroup: 'LDAP_REQUIRED_GROUP',
  roleMap: 'LDAP_ROLE_MAP',
  syncMinutes: 'LDAP_SYNC_MINUTES',
  timeoutMs: 'LDAP_TIMEOUT_MS',
  maxStalenessHours: 'LDAP_MAX_STALENESS_HOURS',
} as const satisfies Record<DirectoryField, VariableName>;
