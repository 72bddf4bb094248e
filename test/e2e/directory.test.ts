import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway } from '../support/gateway-process';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';
import { serviceOf } from '../support/slapd/directory-settings';
import { group, person } from '../support/slapd/entries';
import { missingForSlapd } from '../support/slapd/programs';
import { Slapd } from '../support/slapd/slapd';

/** The worker asks every five seconds whether a run is due. */
const untilSynced = { timeout: 20_000, interval: 200 };
const nina = person('nina', { mail: 'nina@example.test' });

describe.skipIf(missingForSlapd.length > 0)('a relay with a directory', () => {
  let slapd: Slapd;
  let house: RelayHouse;
  let folder: string;

  beforeAll(async () => {
    slapd = await Slapd.start();
    await slapd.add(nina, group('relay-operators', [nina.dn]));
    folder = await mkdtemp(join(tmpdir(), 'trunkline-directory-'));
    await writeFile(join(folder, 'ca.pem'), slapd.authority);
    const { bindDn, bindPassword } = serviceOf('example');
    await writeFile(join(folder, 'password'), `${bindPassword}\n`, { mode: 0o600 });
    house = await startRelayHouse({
      LDAP_URL: slapd.tlsUrl,
      LDAP_BIND_DN: bindDn,
      LDAP_BIND_PASSWORD_FILE: join(folder, 'password'),
      LDAP_TLS_CA_FILE: join(folder, 'ca.pem'),
      LDAP_SEARCH_BASE: 'dc=example,dc=test',
      LDAP_ROLE_MAP: '{"cn=relay-operators,ou=groups,dc=example,dc=test":"operator"}',
    });
  });

  afterAll(async () => {
    await house.stop();
    await slapd.stop();
    await rm(folder, { recursive: true });
  });

  const signIn = (username: string): Promise<Response> =>
    fetch(`${house.gateway.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: `${username}-password` }),
    });
  const statusOf = async (path: string, headers: Record<string, string>): Promise<number> =>
    (await fetch(house.gateway.url + path, { headers })).status;
  /** Another length of the tick begins a new one at once, so that the worker makes its run without a wait of minutes. */
  const beginTick = (syncMinutes: number) => house.admin('PATCH', '/admin/directory', { syncMinutes });

  it('goes the whole way to the server that the environment names, over TLS', async () => {
    const answer = await house.admin<{ passed: boolean }>('POST', '/admin/directory/test', { username: 'nina' });
    expect(answer).toMatchObject({ state: 'on', passed: true });
  });

  it('lets its people in, and the worker sees to it that this ends and begins again with the entry', async () => {
    const answer = await signIn('nina');
    expect(answer.status).toBe(200);
    const { accessToken, user } = (await answer.json()) as { accessToken: string; user: { id: string; role: string } };
    expect(user.role).toBe('operator');
    const issued = await house.admin<{ key: string }>('POST', '/admin/api-keys', { name: 'laptop', userId: user.id });
    const withToken = () => statusOf('/me', { authorization: `Bearer ${accessToken}` });
    const withKey = () => statusOf('/api/v1/models', { 'x-api-key': issued.key });
    await expect.poll(withKey, { timeout: 2_000 }).toBe(200);
    expect(await withToken()).toBe(200);

    await slapd.set(nina.dn, { pwdAccountLockedTime: '000001010000Z' });
    await beginTick(7);
    await expect.poll(withKey, untilSynced).toBe(401);
    expect(await withToken()).toBe(401);
    expect((await signIn('nina')).status).toBe(401);

    await slapd.set(nina.dn, { pwdAccountLockedTime: [] });
    await beginTick(8);
    await expect.poll(withKey, untilSynced).toBe(200);
    expect(await house.admin('GET', '/admin/directory/status')).toMatchObject({ counts: { checked: 1, restored: 1 } });
  });

  it('does not start with a directory that would be spoken to in clear', async () => {
    const environment = { ...house.environment, LDAP_URL: 'ldap://directory.example.org', LDAP_TLS_CA_FILE: '' };
    await expect(startGateway(environment)).rejects.toThrow(/LDAP_URL must begin with ldaps:/);
  });
});
