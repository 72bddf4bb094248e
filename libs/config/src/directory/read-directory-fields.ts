import type { Environment } from '../environment';
import { type Parser, parseBoolean, parseWholeNumber } from '../parse-values';
import { variableNamed } from '../variables';
import { type DirectoryField, type DirectoryFields, directoryVariables } from './directory-fields';
import { parseRoleMap } from './parse-role-map';

type Parsers = { readonly [Field in DirectoryField]-?: Parser<NonNullable<DirectoryFields[Field]>> };

const parseText: Parser<string> = (_name, text) => text;
const parseList: Parser<readonly string[]> = (_name, text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const parsers: Parsers = {
  urls: parseList,
  bindDn: parseText,
  bindPassword: parseText,
  searchBase: parseText,
  searchFilter: parseText,
  startTls: parseBoolean,
  tlsCa: parseText,
  usernameAttribute: parseText,
  emailAttribute: parseText,
  displayNameAttribute: parseText,
  requiredGroup: parseText,
  roleMap: parseRoleMap,
  syncMinutes: parseWholeNumber,
  timeoutMs: parseWholeNumber,
  maxStalenessHours: parseWholeNumber,
};

const fields = Object.keys(parsers) as DirectoryField[];

function readFields(textOf: (field: DirectoryField) => string | undefined): DirectoryFields {
  const read = fields.map((field): [string, unknown] | undefined => {
    const text = textOf(field);
    return text === undefined ? undefined : [field, parsers[field](directoryVariables[field], text)];
  });
  return Object.fromEntries(read.filter((entry) => entry !== undefined));
}

/** What the environment says of the directory, and nothing of what it leaves open. */
export const readDirectoryFields = (environment: Environment): DirectoryFields =>
  readFields((field) => environment.find(directoryVariables[field]));

/** What holds where neither the environment nor an owner says anything. */
export const directoryDefaults: DirectoryFields = readFields(
  (field) => variableNamed(directoryVariables[field]).fallback || undefined,
);
