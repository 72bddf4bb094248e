import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSandboxSettings } from './sandbox-settings';
import { readSettings } from './read-settings';
import { readSupervisorSettings } from './read-supervisor-settings';
import { type Variable, variables } from './variables';

const root = join(import.meta.dirname, '..', '..', '..');
const names = variables.map(({ name }) => name).sort();

/** The names that the readers really ask for, and those that the set-up scripts mention: they run before there is a build. */
function namesReadByCode(): string[] {
  const asked = new Set<string>();
  const secrets: NodeJS.ProcessEnv = {
    MASTER_KEYS: 'k1:q83vEjRWeJCrze8SNFZ4kDEyVHaYutz+Dx4tPEtaaYg=',
    JWT_SECRET: 'fH3kq9ZtW1xv7RmP0sLcYb5nD8gJ2eAu',
  };
  const environment = new Proxy(secrets, {
    get: (target, name) => {
      if (typeof name === 'string') asked.add(name.replace(/_FILE$/, ''));
      return Reflect.get(target, name) as unknown;
    },
  });
  readSettings(environment);
  readSupervisorSettings(environment);
  readSandboxSettings(environment);
  const scripts = readdirSync(join(root, 'scripts')).map((file) => readFileSync(join(root, 'scripts', file), 'utf8'));
  for (const [, name = ''] of scripts.join('\n').matchAll(/\bsetting\('(\w+)'\)/g)) asked.add(name);
  return [...asked].sort();
}

describe('the table of variables', () => {
  it('names exactly the variables that the code reads', () => {
    expect(namesReadByCode()).toEqual(names);
  });

  it('is what .env.example says, variable by variable', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8');
    const blocks = example.trimEnd().split('\n\n').slice(1);
    const expected = variables.map(({ name, fallback, meaning }: Variable) => `# ${meaning}\n#${name}=${fallback}`);
    expect(blocks).toEqual(expected);
  });

  it('explains each variable in one short line', () => {
    for (const { meaning } of variables) expect(meaning).toMatch(/^.{10,118}\.$/);
  });
});
