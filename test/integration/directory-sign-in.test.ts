import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectoryHouse, environmentOf, startDirectoryHouse } from '../support/control-plane/directory-house';
import { PASSWORD, createUser } from '../support/control-plane/visitor';
import { group, person } from '../support/slapd/entries';
import { missingForSlapd } from '../support/slapd/programs';

const dnOf = (name: string): string => person(name).dn;

describe.skipIf(missingForSlapd.length > 0)('signing in by the directory', () => {
  let house: DirectoryHouse;

  beforeAll(async () => {
    house = await startDirectoryHouse((slapd) => ({
      ...environmentOf(slapd),
      searchFilter: '(|(uid={{username}})(mail={{username}}))',
      roleMap: [
        { groupDn: 'CN=Relay-Admins,OU=Groups,DC=example,DC=test', role: 'admin' },
        { groupDn: 'cn=night-shift,ou=groups,dc=example,dc=test', role: 'operator' },
      ],
    }));
  });

  afterAll(() => house.stop());

  const userNamed = (name: string) => house.gateways[0].users.findByUsername(name);
  const patch = (body: object) => house.asOwner({ method: 'PATCH', url: '/admin/directory', body });

  it('creates whoever comes for the first time, with what the entry says and the role of the first rule that fits', async () => {
    const { status, json } = await house.signIn('alice');
    expect(status).toBe(200);
    expect(json.user).toMatchObject({ username: 'alice', role: 'admin' });
    expect(userNamed('alice')).toMatchObject({
      ...{ provider: 'directory', email: 'alice@example.test', displayName: 'Alice Archer', epoch: 1 },
      directory: {
        dn: dnOf('alice'),
        groups: expect.arrayContaining(['cn=everyone,ou=groups,dc=example,dc=test']) as string[],
      },
    });
    expect(userNamed('alice')).not.toHaveProperty('passwordHash');
    expect((await house.signIn('bob')).json.user).toMatchObject({ username: 'bob', role: 'member' });
  });

  it('creates one record where somebody comes for the first time on two gateways at once', async () => {
    await house.slapd.add(person('twice'));
    const answers = await Promise.all([0, 1].map((gateway) => house.signIn('twice', undefined, gateway as 0 | 1)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const [first, second] = answers.map(({ json }) => json.user);
    expect(first).toEqual(second);
  });

  it('brings the record up to date at every sign-in, and ends sessions where the role changes', async () => {
    await house.slapd.add(person('mover', { mail: 'old@example.test' }));
    await house.signIn('mover');
    const before = userNamed('mover')!;
    await house.slapd.set(dnOf('mover'), { mail: 'new@example.test', cn: 'Moved' });
    await house.slapd.add(group('night-shift', [dnOf('mover')]));
    expect((await house.signIn('mover')).json.user).toMatchObject({ id: before.id, role: 'operator' });
    expect(userNamed('mover')).toMatchObject({ email: 'new@example.test', displayName: 'Moved', epoch: 2 });
  });

  it('asks the directory once for each attempt, whatever comes of it', async () => {
    const before = await house.slapd.bindCount(dnOf('bob'));
    expect((await house.signIn('bob', 'wrong')).status).toBe(401);
    expect(await house.slapd.bindCount(dnOf('bob'))).toBe(before + 1);
    expect((await house.signIn('bob')).status).toBe(200);
    expect(await house.slapd.bindCount(dnOf('bob'))).toBe(before + 2);
  });

  it('lets at most five of twenty wrong tries through, over all spellings and both gateways', async () => {
    await house.slapd.add(person('target', { mail: 'target@example.test' }));
    const spellings = ['target', 'TARGET ', 'target@example.test', 'Target@Example.test'];
    const tries = Array.from({ length: 20 }, (_, index) => index);
    const answers = await Promise.all(
      tries.map((index) => house.signIn(spellings[index % 4]!, 'wrong', (index % 2) as 0 | 1)),
    );
    expect(answers.every(({ status }) => status === 401)).toBe(true);
    expect(await house.slapd.bindCount(dnOf('target'))).toBeLessThanOrEqual(5);
    expect(await house.slapd.bindCount(dnOf('target'))).toBeGreaterThan(0);
    const bodies = answers.map(({ json }) => ({ ...json, requestId: 'any' }));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    // Locked here, and not there.
    expect((await house.signIn('target')).status).toBe(401);
  });

  it('answers a wrong password, an unknown user and one who is switched off alike', async () => {
    await house.slapd.add(person('away'));
    await house.signIn('away');
    await house.gateways[0].users.update({ ...userNamed('away')!, enabled: false });
    const answers = [
      await house.signIn('alice', 'wrong'),
      await house.signIn('nobody-at-all'),
      await house.signIn('away'),
      await house.signIn('owner', 'wrong'),
    ];
    for (const { status, json, headers } of answers) {
      expect(status).toBe(401);
      expect(json).toEqual({ ...answers[0]!.json, requestId: json.requestId });
      expect(headers['retry-after']).toBeUndefined();
    }
  });

  it('asks a local user for the local password only, whoever has that name in the directory', async () => {
    await createUser(house.gateways[0].users, 'carol', 'member');
    const before = await house.slapd.bindCount();
    expect((await house.signIn('carol')).status).toBe(401);
    expect((await house.signIn('carol', PASSWORD)).status).toBe(200);
    expect(await house.slapd.bindCount()).toBe(before);
    // By another spelling the entry is found, and its password goes nowhere.
    await house.slapd.set(dnOf('carol'), { mail: 'carol@example.test' });
    expect((await house.signIn('carol@example.test', 'carol-password')).status).toBe(401);
    expect(await house.slapd.bindCount(dnOf('carol'))).toBe(0);
    expect(userNamed('carol')).toMatchObject({ provider: 'local' });
  });

  it('does not let an entry have the record of another one that had its name', async () => {
    await house.slapd.add(person('shared'));
    await house.signIn('shared');
    const former = userNamed('shared')!;
    await house.slapd.remove(dnOf('shared'));
    await house.slapd.add(person('shared', { userPassword: 'another password' }));
    expect((await house.signIn('shared', 'another password')).status).toBe(401);
    expect(userNamed('shared')).toEqual(former);
    expect(house.gateways[0].log()).toContain('name-belongs-to-another-entry');
  });

  it('keeps the record of somebody who is renamed', async () => {
    await house.slapd.add(person('maiden'));
    await house.signIn('maiden');
    const { id } = userNamed('maiden')!;
    await house.slapd.rename(dnOf('maiden'), dnOf('married'));
    expect((await house.signIn('married', 'maiden-password')).json.user).toMatchObject({ id, username: 'married' });
    expect((await house.signIn('maiden')).status).toBe(401);
    expect(userNamed('maiden')).toBeUndefined();
  });

  it('lets in only members of the required group', async () => {
    await house.slapd.add(person('outsider'));
    const requiredGroup = 'CN=everyone, OU=groups, DC=example, DC=test';
    expect((await patch({ requiredGroup })).status).toBe(200);
    expect((await house.signIn('outsider')).status).toBe(401);
    expect(userNamed('outsider')).toBeUndefined();
    expect((await house.signIn('alice')).status).toBe(200);
    await patch({ requiredGroup: null });
    expect((await house.signIn('outsider')).status).toBe(200);
  });

  it('says that the directory is away, where it is, and lets local users in', async () => {
    await house.slapd.kill();
    for (const name of ['bob', 'nobody-at-all']) {
      const { status, json, headers } = await house.signIn(name);
      expect([status, json.code]).toEqual([503, 'gateway_unavailable']);
      expect(headers['retry-after']).toBe('30');
    }
    expect((await house.signIn('owner', PASSWORD)).status).toBe(200);
    // None of these tries counts: no password reached a server.
    for (let index = 0; index < 6; index += 1) await house.signIn('bob', 'wrong');
    await house.slapd.restart();
    expect((await house.signIn('bob')).status).toBe(200);
  });

  it('says so as well where the server falls silent, and does not hold up the owner', async () => {
    await patch({ timeoutMs: 300 });
    house.slapd.freeze();
    expect((await house.signIn('bob', 'wrong')).status).toBe(503);
    expect((await house.signIn('owner', PASSWORD)).status).toBe(200);
    house.slapd.thaw();
    await patch({ timeoutMs: null });
    expect((await house.signIn('bob')).status).toBe(200);
  });

  it('refuses people of a directory that is switched off', async () => {
    await patch({ enabled: false });
    const { status } = await house.signIn('bob');
    await patch({ enabled: null });
    expect(status).toBe(401);
    expect((await house.signIn('bob')).status).toBe(200);
  });
});
