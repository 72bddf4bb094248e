import { type Role, roles } from '@app/common';
import type { Parser } from '../parse-values';
import { SettingsError } from '../settings-error';
import type { DirectoryRoleRule } from './directory-fields';

const isRole = (value: unknown): value is Role => (roles as readonly unknown[]).includes(value);

/** A JSON object of group DN → role. The order of its members is the order in which they are tried. */
export const parseRoleMap: Parser<readonly DirectoryRoleRule[]> = (name, text) => {
  const rules = Object.entries(parseObject(text) ?? { '': undefined });
  return rules.map(([groupDn, role]) => {
    if (!isRole(role)) {
      throw new SettingsError(
        `${name} must be a JSON object of group DN to role (${roles.join(', ')}), such as {"cn=ops,dc=example,dc=org":"operator"}`,
      );
    }
    return { groupDn, role };
  });
};

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
