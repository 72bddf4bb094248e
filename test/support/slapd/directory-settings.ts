import type { DirectorySettings } from '@app/auth';
import { SERVICE_PASSWORD } from './entries';
import type { Slapd } from './slapd';

/** The account that reads a tree. */
export const serviceOf = (tree: 'example' | 'ad' | 'plain'): { bindDn: string; bindPassword: string } => ({
  bindDn: `cn=relay,ou=services,dc=${tree},dc=test`,
  bindPassword: SERVICE_PASSWORD,
});

/** How a test asks servers, unless it says otherwise: the OpenLDAP tree, without TLS because it is on this machine. */
export const settingsFor = (urls: readonly string[], changed: Partial<DirectorySettings> = {}): DirectorySettings => ({
  ...{ urls, startTls: false },
  ...serviceOf('example'),
  ...{ searchBase: 'dc=example,dc=test', searchFilter: '(uid={{username}})' },
  attributes: { username: 'uid', email: 'mail', displayName: 'cn' },
  ...{ roleMap: [], syncMinutes: 5, timeoutMs: 5_000, maxStalenessHours: 24 },
  ...changed,
});

export const directorySettings = (slapd: Slapd, changed: Partial<DirectorySettings> = {}): DirectorySettings =>
  settingsFor([slapd.url], changed);

/** The tree in the manner of Active Directory. */
export const activeDirectorySettings = (slapd: Slapd, changed: Partial<DirectorySettings> = {}): DirectorySettings =>
  settingsFor([slapd.url], {
    ...serviceOf('ad'),
    searchBase: 'dc=ad,dc=test',
    searchFilter: '(&(objectClass=user)(|(sAMAccountName={{username}})(userPrincipalName={{username}})))',
    attributes: { username: 'sAMAccountName', email: 'mail', displayName: 'cn' },
    ...changed,
  });

/** The tree of a server that shows neither memberOf nor ids. */
export const plainSettings = (slapd: Slapd, changed: Partial<DirectorySettings> = {}): DirectorySettings =>
  settingsFor([slapd.url], { ...serviceOf('plain'), searchBase: 'ou=people,dc=plain,dc=test', ...changed });

export function withoutFields<Field extends keyof DirectorySettings>(
  settings: DirectorySettings,
  ...fields: readonly Field[]
): Omit<DirectorySettings, Field> {
  const left = Object.entries(settings).filter(([name]) => !fields.some((field) => field === name));
  return Object.fromEntries(left) as unknown as Omit<DirectorySettings, Field>;
}
