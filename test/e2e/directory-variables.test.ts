import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayProcess, startGateway } from '../support/gateway-process';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { ownerPassword } from '../support/relay-house';
import { serviceOf } from '../support/slapd/directory-settings';
import { group, person } from '../support/slapd/entries';
import { missingForSlapd } from '../support/slapd/programs';
import { Slapd } from '../support/slapd/slapd';

const nina = person('nina', { description: 'nina@elsewhere.test', givenName: 'Ninotchka' });
const otto = person('otto');
const requiredGroup = 'cn=chosen-people,ou=groups,dc=example,dc=test';

describe.skipIf(missingForSlapd.length > 0)('a directory that the environment describes in every detail', () => {
  let slapd: Slapd;
  let redis: RedisServer;
  let gateway: GatewayProcess;

  beforeAll(async () => {
    [slapd, redis] = await Promise.all([Slapd.start(), startRedisServer()]);
    await slapd.add(nina, otto);
    await slapd.add(group('chosen-people', [nina.dn]));
    const { bindDn, bindPassword } = serviceOf('example');
    gateway = await startGateway({
      ...{ REDIS_URL: redis.url, TRUNKLINE_OWNER_PASSWORD: ownerPassword },
      ...{ LDAP_URL: slapd.url, LDAP_STARTTLS: 'true', LDAP_TLS_CA: slapd.authority },
      ...{ LDAP_BIND_DN: bindDn, LDAP_BIND_PASSWORD: bindPassword, LDAP_SEARCH_BASE: 'dc=example,dc=test' },
      ...{ LDAP_USER_ATTR_EMAIL: 'description', LDAP_USER_ATTR_DISPLAY_NAME: 'givenName' },
      ...{ LDAP_REQUIRED_GROUP: requiredGroup, LDAP_MAX_STALENESS_HOURS: '7' },
    });
  });

  afterAll(async () => {
    await gateway.stop();
    await Promise.all([slapd.stop(), redis.stop()]);
  });

  const call = (path: string, token: string | undefined, body: object): Promise<Response> =>
    fetch(gateway.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
  const signIn = (username: string, password = `${username}-password`): Promise<Response> =>
    call('/auth/login', undefined, { username, password });

  it('takes names and addresses from the attributes of LDAP_USER_ATTR_EMAIL and LDAP_USER_ATTR_DISPLAY_NAME', async () => {
    const answer = await signIn('nina');
    expect(answer.status).toBe(200);
    const { accessToken } = (await answer.json()) as { accessToken: string };
    const me = await fetch(`${gateway.url}/me`, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(await me.json()).toMatchObject({ email: 'nina@elsewhere.test', displayName: 'Ninotchka' });
  });

  it('lets in nobody who is not in LDAP_REQUIRED_GROUP', async () => {
    expect((await signIn('otto')).status).toBe(401);
    await slapd.set(requiredGroup, { member: [nina.dn, otto.dn] });
    expect((await signIn('otto')).status).toBe(200);
  });

  it('is asked over StartTLS with LDAP_STARTTLS, and has the hours of LDAP_MAX_STALENESS_HOURS', async () => {
    const { accessToken } = (await (await signIn('owner', ownerPassword)).json()) as { accessToken: string };
    const test = (await (await call('/admin/directory/test', accessToken, {})).json()) as {
      steps: { step: string; outcome: string }[];
    };
    // Without it, the step would not be needed on this machine.
    expect(test.steps).toContainEqual(expect.objectContaining({ step: 'tls', outcome: 'passed' }));
    const headers = { authorization: `Bearer ${accessToken}` };
    const settings = await (await fetch(`${gateway.url}/admin/directory`, { headers })).json();
    expect(JSON.stringify(settings)).toMatch(/"maxStalenessHours":7|"maxStalenessHours":\{[^}]*"value":7/);
  });
});
