import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DirectoryFields, directoryDefaults, directoryVariables, readSettings, variables } from '@app/config';
import { settleChange } from './directory-change';
import { directoryFieldNames, requireGoodVariables } from './directory-rules';

const page = readFileSync(join(import.meta.dirname, '../../../../../docs/directory.md'), 'utf8');
const shellBlocks = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
const password = 'a password';

/** Lines of NAME=value; a file is one with this text in it. */
function environmentIn(block: string): NodeJS.ProcessEnv {
  const lines = block.split('\n').filter((line) => line !== '' && !line.startsWith('LDAP_TLS_CA_FILE='));
  const named = lines.map((line): [string, string] => {
    const [name = '', ...value] = line.split('=');
    return name === 'LDAP_BIND_PASSWORD_FILE' ? ['LDAP_BIND_PASSWORD', password] : [name, value.join('=')];
  });
  return Object.fromEntries(named);
}

const secrets = {
  MASTER_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  JWT_SECRET: randomBytes(32).toString('base64'),
};
const fieldsOfEnvironment = (source: NodeJS.ProcessEnv): DirectoryFields =>
  readSettings({ ...secrets, ...source }).directory;

const bodyIn = (block: string): Record<string, unknown> =>
  JSON.parse(/'(\{.*\})'/s.exec(block.replace('<its password>', password))?.[1] ?? '{}') as Record<string, unknown>;

const environments = shellBlocks.filter((block) => block.startsWith('LDAP_')).map(environmentIn);
const changes = shellBlocks.filter((block) => block.startsWith('admin PATCH /admin/directory ')).map(bodyIn);

describe('docs/directory.md', () => {
  it('shows one environment for each kind of directory, each of which the relay takes', () => {
    expect(environments).toHaveLength(2);
    for (const environment of environments) {
      const fields = fieldsOfEnvironment(environment);
      expect(fields).toMatchObject({ urls: expect.any(Array) as unknown, bindPassword: password });
      expect(() => requireGoodVariables(fields, directoryDefaults)).not.toThrow();
    }
  });

  it('shows each of them as a call that says the same', () => {
    expect(changes).toEqual(environments.map(fieldsOfEnvironment));
    for (const change of changes) {
      const layers = { owner: {}, environment: {}, defaults: directoryDefaults };
      expect(settleChange(change, layers)).toMatchObject({ outcome: 'accepted' });
    }
  });

  it('names every setting once, with its variable', () => {
    const rows = [...page.matchAll(/^\| `(LDAP_\w+)` +\| `(\w+)` +\| (.*?) +\|/gm)];
    const named = rows.map(([, variable = '', field = '']) => [field, variable]);
    expect(Object.fromEntries(named)).toEqual(directoryVariables);
    expect(named).toHaveLength(directoryFieldNames.length);
    for (const [, variable, , said] of rows) {
      const { fallback } = variables.find(({ name }) => name === variable) ?? {};
      if (fallback) expect([variable, said?.replaceAll('`', '')]).toEqual([variable, fallback]);
    }
  });
});
