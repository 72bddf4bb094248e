import { X509Certificate } from 'node:crypto';
import { roles } from '@app/common';
import { type DirectoryField, type DirectoryFields, SettingsError, directoryVariables } from '@app/config';
import { isServerAddress, isUnprotected } from './server-address';
import { isDn, searchFilterObjection } from './directory-grammar';

/** A value that is not accepted. The message begins behind the name of the field, and holds no value. */
export interface DirectoryObjection {
  readonly field: DirectoryField;
  readonly message: string;
}

type Rule = (value: unknown) => string | undefined;

const MOST_SERVERS = 8;
const MOST_ROLE_RULES = 200;
const LONGEST_TEXT = 1_024;
const LONGEST_PEM = 200_000;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_TEXT && !value.includes('\0');
const rule =
  (isGood: (value: unknown) => boolean, words: string): Rule =>
  (value) =>
    isGood(value) ? undefined : words;
const wholeNumber = (least: number, most: number): Rule =>
  rule(
    (value) => Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most,
    `must be a whole number from ${least} to ${most}`,
  );
const dn = rule((value) => isText(value) && isDn(value), 'must be a DN, such as ou=people,dc=example,dc=org');
/** RFC 4512, 1.4: keystring. */
const attribute = rule(
  (value) => typeof value === 'string' && /^[a-z][a-z\d-]{0,63}$/i.test(value),
  'must be the name of an attribute',
);

const isRoleRule = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const { groupDn, role } = value as Readonly<Record<string, unknown>>;
  return (
    Object.keys(value).length === 2 && isText(groupDn) && isDn(groupDn) && (roles as readonly unknown[]).includes(role)
  );
};

function isPem(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > LONGEST_PEM) return false;
  try {
    return new X509Certificate(value).subject !== '';
  } catch {
    return false;
  }
}

/** What each value has to be like, wherever it comes from. */
const fieldRules: Readonly<Record<DirectoryField, Rule>> = {
  urls: rule(
    (value) => Array.isArray(value) && value.length > 0 && value.length <= MOST_SERVERS && value.every(isServerAddress),
    `must be addresses such as ldaps://directory.example.org, ${MOST_SERVERS} at the most`,
  ),
  bindDn: dn,
  bindPassword: rule(isText, `must be a text of 1 to ${LONGEST_TEXT} characters`),
  searchBase: dn,
  searchFilter: (value) => (isText(value) ? searchFilterObjection(value) : 'must be a filter (RFC 4515)'),
  startTls: rule((value) => typeof value === 'boolean', 'must be true or false'),
  tlsCa: rule(isPem, 'must be certificates in PEM'),
  usernameAttribute: attribute,
  emailAttribute: attribute,
  displayNameAttribute: attribute,
  requiredGroup: dn,
  roleMap: rule(
    (value) => Array.isArray(value) && value.length <= MOST_ROLE_RULES && value.every(isRoleRule),
    `must be pairs of the DN of a group and a role, ${MOST_ROLE_RULES} at the most`,
  ),
  syncMinutes: wholeNumber(1, 1_440),
  timeoutMs: wholeNumber(100, 60_000),
  maxStalenessHours: wholeNumber(0, 8_760),
};

export const directoryFieldNames = Object.keys(fieldRules) as DirectoryField[];

/** What is wrong with one value, or undefined. */
export const valueObjection = (field: DirectoryField, value: unknown): string | undefined => fieldRules[field](value);

/** What is wrong with values that hold together, or undefined. Where there are no addresses there is no directory, and nothing is wrong. */
export function directoryObjection(values: DirectoryFields): DirectoryObjection | undefined {
  for (const field of directoryFieldNames) {
    const message = values[field] === undefined ? undefined : valueObjection(field, values[field]);
    if (message !== undefined) return { field, message };
  }
  const { urls, searchBase, bindDn, bindPassword, startTls } = values;
  if (urls === undefined) return undefined;
  if (searchBase === undefined) return { field: 'searchBase', message: 'must be set where there is a directory' };
  if (bindDn !== undefined && bindPassword === undefined)
    return { field: 'bindPassword', message: 'must be set where there is a DN to bind as' };
  if (bindDn === undefined && bindPassword !== undefined)
    return { field: 'bindDn', message: 'must be set where there is a password to bind with' };
  if (startTls !== true && urls.some(isUnprotected))
    return {
      field: 'urls',
      message: 'must begin with ldaps://, or StartTLS be on, unless the server is on this machine',
    };
  return undefined;
}

/** @throws SettingsError with one line for the operator where the environment cannot be used as it is */
export function requireGoodVariables(environment: DirectoryFields, defaults: DirectoryFields): void {
  const objection = directoryObjection({ ...defaults, ...environment });
  if (objection) throw new SettingsError(`${directoryVariables[objection.field]} ${objection.message}`);
}
