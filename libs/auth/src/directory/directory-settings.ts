import type { Role } from '@app/common';

/** How to reach and read the directory: from the environment, or from what an owner has set. */
export interface DirectorySettings {
  /** `ldap://host:port` or `ldaps://host:port`, tried in this order. */
  readonly urls: readonly string[];
  /** Absent, with its password: anonymous search. */
  readonly bindDn?: string;
  readonly bindPassword?: string;
  readonly searchBase: string;
  /** RFC 4515 text with `{{username}}` as a value; the value is bound into a filter object and never pasted. */
  readonly searchFilter: string;
  /** For `ldap://`; without it only a server on this machine is spoken to. */
  readonly startTls: boolean;
  /** PEM; absent: the authorities that Node knows. */
  readonly tlsCa?: string;
  readonly attributes: { readonly username: string; readonly email: string; readonly displayName: string };
  /** DN; absent: everybody whom the search finds. */
  readonly requiredGroup?: string;
  /** The first that fits gives the role; nobody whom none fits is more than a member. */
  readonly roleMap: readonly { readonly groupDn: string; readonly role: Role }[];
  readonly syncMinutes: number;
  /** For each step on a server. */
  readonly timeoutMs: number;
  /** How long people stay who they are while the directory cannot be asked; 0: without end. */
  readonly maxStalenessHours: number;
}
