import type { Entry } from 'ldapts';
import type { DirectoryPerson } from '../directory';
import type { DirectorySettings } from '../directory-settings';
import { normalDn } from '../normal-dn';
import { EntryAttributes } from './entry-attributes';
import { entryIdsOf, idAttributes } from './entry-ids';
import { type EntrySuspension, suspensionAttributes, suspensionOf } from './suspension-of-entry';

/** What the entry of a person says by itself. */
export interface PersonEntry {
  /** Best first. Empty where the server shows none. */
  readonly ids: readonly string[];
  readonly dn: string;
  /** The first value; undefined where the entry has no such attribute. */
  readonly username?: string;
  readonly email?: string;
  readonly displayName?: string;
  /** DNs of the groups that it is directly in, as the server writes them; empty also where the server does not say. */
  readonly memberOf: readonly string[];
  readonly suspension: EntrySuspension | undefined;
}

/** By name: some of them are operational, and `*` leaves those out. */
export const attributesToAsk = ({ username, email, displayName }: DirectorySettings['attributes']): string[] => [
  ...new Set([username, email, displayName, 'memberOf', ...idAttributes, ...suspensionAttributes]),
];

/** @param now milliseconds since the epoch */
export function personEntryOf(entry: Entry, names: DirectorySettings['attributes'], now: number): PersonEntry {
  const attributes = new EntryAttributes(entry);
  const username = attributes.text(names.username);
  const email = attributes.text(names.email);
  const displayName = attributes.text(names.displayName);
  return {
    ...{ ids: entryIdsOf(attributes), dn: entry.dn, memberOf: attributes.texts('memberOf') },
    ...(username === undefined ? {} : { username }),
    ...(email === undefined ? {} : { email }),
    ...(displayName === undefined ? {} : { displayName }),
    suspension: suspensionOf(attributes, now),
  };
}

/**
 * The person of an entry.
 * @param username where the entry says none
 * @param groups DNs in normal form
 */
export function personOf(
  entry: PersonEntry,
  username: string,
  groups: readonly string[],
  requiredGroup?: string,
): DirectoryPerson {
  const { ids, dn, email, displayName, suspension } = entry;
  const isOutside = requiredGroup !== undefined && !groups.includes(normalDn(requiredGroup) ?? requiredGroup);
  const lasting = suspension?.mayHavePassed === false ? suspension.reason : undefined;
  const suspended = lasting ?? (isOutside ? 'not-in-required-group' : undefined);
  return {
    ...{ entryId: ids[0] ?? normalDn(dn) ?? dn, dn, username: entry.username ?? username, groups },
    ...(email === undefined ? {} : { email }),
    ...(displayName === undefined ? {} : { displayName }),
    ...(suspended === undefined ? {} : { suspended }),
  };
}
