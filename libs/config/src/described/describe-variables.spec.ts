import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Variable, variables } from '../variables';
import { describeVariables } from './describe-variables';
import { variableGroups } from './variable-groups';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-described-'));
afterAll(() => rmSync(folder, { recursive: true }));

const names = variables.map(({ name }) => name);
const secret: readonly Variable[] = variables.filter((variable: Variable) => variable.secret === true);
const of = (name: string, source: NodeJS.ProcessEnv) => describeVariables(source).find((found) => found.name === name)!;

describe('describeVariables', () => {
  it('tells of every variable what it is for, and what holds where nothing is set', () => {
    const described = describeVariables({});
    expect(described.map(({ name }) => name)).toEqual(names);
    for (const { meaning, group, source } of described) {
      expect(meaning).toMatch(/\.$/);
      expect(variableGroups).toContain(group);
      expect(source).toBe('default');
    }
    expect(of('QUEUE_SIZE', {})).toMatchObject({ group: 'requests', isSecret: false, value: '100' });
    expect(of('LDAP_URL', {})).toMatchObject({ group: 'directory', value: null });
  });

  it('has a variable for every group', () => {
    expect(new Set(describeVariables({}).map(({ group }) => group))).toEqual(new Set(variableGroups));
  });

  it('shows what is set, and whether in the environment or in a file', () => {
    const file = join(folder, 'size');
    writeFileSync(file, ' 7\n', { mode: 0o600 });
    expect(of('QUEUE_SIZE', { QUEUE_SIZE: ' 12 ' })).toMatchObject({ source: 'environment', value: '12' });
    expect(of('QUEUE_SIZE', { QUEUE_SIZE_FILE: file })).toMatchObject({ source: 'file', value: '7' });
    expect(of('QUEUE_SIZE', { QUEUE_SIZE: '  ' })).toMatchObject({ source: 'default', value: '100' });
  });

  it.each(secret.map(({ name }) => name))('gives nothing of the secret %s away, however it is set', (name) => {
    const file = join(folder, name);
    writeFileSync(file, 'canary-secret', { mode: 0o600 });
    for (const [source, environment] of [
      ['environment', { [name]: 'canary-secret' }],
      ['file', { [`${name}_FILE`]: file }],
    ] as const) {
      const described = describeVariables(environment);
      expect(JSON.stringify(described)).not.toMatch(/canary|described-/);
      expect(described.find((found) => found.name === name)).toMatchObject({ source, value: null });
    }
  });

  it.each(names)('shows in %s no address with a way in', (name) => {
    const tokens = 'https://user:canary-password@host.example/path?token=canary-query#canary-fragment';
    const { value, isSecret } = of(name, { [name]: tokens });
    const isAddress = name.endsWith('_URL') || name === 'OTEL_EXPORTER_OTLP_ENDPOINT';
    if (isAddress) expect([isSecret, value]).toEqual([false, 'https://host.example/path']);
    else if (isSecret) expect(value).toBeNull();
    // What is no address is refused before anybody could be shown it, or holds what an operator wrote there in the open.
    else expect(value).toBe(tokens);
  });

  it('keeps certificates back, where a key may stand by mistake', () => {
    const pem = '-----BEGIN PRIVATE KEY-----canary';
    expect(of('LDAP_TLS_CA', { LDAP_TLS_CA: pem })).toMatchObject({
      source: 'environment',
      isSecret: true,
      value: null,
    });
  });
});
