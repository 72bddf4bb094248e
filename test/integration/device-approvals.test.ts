import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisKeys } from '@app/redis';
import { type Answer, PASSWORD, call, createUser } from '../support/control-plane/visitor';
import { type DeviceTeam, startDeviceTeam } from '../support/device/device-team';

let team: DeviceTeam;
beforeAll(async () => {
  team = await startDeviceTeam();
  for (const name of ['ada', 'grace']) await createUser(team.gateway.users, name, 'member');
});
afterAll(() => team.stop());

const steps = ['look-up', 'approve', 'deny'] as const;

describe('POST /me/device-approvals/look-up', () => {
  it('shows what asks, from where, since when, and what it will be able to do until when', async () => {
    const { userCode } = await team.device.begin();
    const { status, json } = await (await team.approver('ada', team.other)).ask('look-up', userCode);
    expect(status).toBe(200);
    expect(json).toEqual({
      userCode,
      client: 'Claude Code 2.1.329',
      address: '203.0.113.7',
      requestedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      expiresAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      access: { permissions: ['claude'], expiresAt: expect.stringMatching(/^\d{4}-.*Z$/) as string },
    });
    expect(Date.parse(String(json.expiresAt)) - Date.parse(String(json.requestedAt))).toBe(600_000);
  });

  it('tells what the key of the device then has', async () => {
    await createUser(team.gateway.users, 'bound', 'member');
    const groups = [];
    for (const name of ['Everybody', 'Research'])
      groups.push((await team.gateway.accountGroups.create({ name, strategy: 'priority' }))!.id);
    const [, research = ''] = groups;
    const policy = { name: 'Research', groupIds: [research], maxKeys: 1, accountGroupIds: [research] };
    await team.gateway.keyPolicies.create({ ...policy, maxLifetimeDays: 7 });
    await team.gateway.users.update({ ...team.userNamed('bound'), groupIds: groups });
    const { deviceCode, userCode } = await team.device.begin();
    const bound = await team.approver('bound');
    const { access } = (await bound.ask('look-up', userCode)).json;
    expect(access).toMatchObject({ permissions: ['claude'], group: { id: research, name: 'Research' } });
    await bound.ask('approve', userCode);
    await team.device.poll(deviceCode);
    const [apiKey] = team.gateway.apiKeys.list({ userId: team.userNamed('bound').id });
    expect(apiKey).toMatchObject({ groupId: research, permissions: ['claude'] });
    const { expiresAt } = access as { expiresAt: string };
    expect(Math.abs(Date.parse(apiKey!.expiresAt!) - Date.parse(expiresAt))).toBeLessThan(10_000);
  });

  it.each([
    (code: string) => code.toLowerCase(),
    (code: string) => code.replace('-', ''),
    (code: string) => ` ${code.replaceAll(/./g, '$& ')} `,
    (code: string) => code.replace('-', ' – '),
    (code: string) => code.toLowerCase().replace('-', '_'),
  ])('takes a code as people type it: %s', async (typed) => {
    const { userCode } = await team.device.begin();
    const { status, json } = await (await team.approver('ada')).ask('look-up', typed(userCode));
    expect([status, json.userCode]).toEqual([200, userCode]);
  });

  it('answers what strangers write as the JSON that it is', async () => {
    const { userCode } = await team.device.begin({ 'user-agent': `"><script>alert('1')</script><img src=x>` });
    const { headers, json } = await (await team.approver('ada')).ask('look-up', userCode);
    expect(json.client).toBe(`"><script>alert('1')</script><img src=x>`);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('tells somebody whom no policy gives such a key, and leaves the code to others', async () => {
    await createUser(team.gateway.users, 'elsewhere', 'member');
    const group = (await team.gateway.accountGroups.create({ name: 'Elsewhere', strategy: 'priority' }))!;
    const policy = { name: 'Elsewhere', groupIds: [group.id], maxKeys: 1, permissions: ['openai' as const] };
    await team.gateway.keyPolicies.create(policy);
    await team.gateway.users.update({ ...team.userNamed('elsewhere'), groupIds: [group.id] });
    const { userCode } = await team.device.begin();
    const elsewhere = await team.approver('elsewhere');
    for (const step of steps) {
      const { status, json } = await elsewhere.ask(step, userCode);
      expect([step, status, json.code]).toEqual([step, 403, 'policy_permission_denied']);
    }
    expect((await (await team.approver('ada')).ask('look-up', userCode)).status).toBe(200);
  });
});

describe('a body', () => {
  it.each<[string, string, unknown, number]>([
    ['without a code', 'application/json', {}, 400],
    ['with nothing for a code', 'application/json', { userCode: null }, 400],
    ['with a list for a code', 'application/json', { userCode: ['BCDF-GHJK'] }, 400],
    ['with more than a code', 'application/json', { userCode: 'BCDF-GHJK', userId: 'usr_1' }, 400],
    ['with a code that is too long', 'application/json', { userCode: 'B'.repeat(33) }, 400],
    ['with an empty code', 'application/json', { userCode: '' }, 404],
    ['with no code of ours', 'application/json', { userCode: '\u0000{}__proto__\ud800' }, 404],
    ['of broken JSON', 'application/json', '{"userCode":', 400],
    ['that is a form', 'application/x-www-form-urlencoded', 'userCode=BCDF-GHJK', 400],
    ['that says it is text', 'text/plain', '{"userCode":"BCDF-GHJK"}', 415],
    ['that is too large', 'application/json', { userCode: 'B'.repeat(300_000) }, 413],
  ])('%s is refused', async (_, contentType, body, expected) => {
    const headers = { authorization: `Bearer ${await token()}`, 'content-type': contentType };
    for (const step of steps) {
      const url = `/me/device-approvals/${step}`;
      const { status } = await call(team.gateway.application, { method: 'POST', url, headers, body });
      expect([step, status]).toEqual([step, expected]);
    }
  });

  let known: Promise<string> | undefined;
  const token = (): Promise<string> => (known ??= team.approver('grace').then(({ accessToken }) => accessToken));
});

describe('GET /device', () => {
  const visit = (query: string): Promise<Answer> =>
    call(team.gateway.application, { method: 'GET', url: `/device${query}` });

  it.each([
    ['', ''],
    ['?user_code=bcdf%20ghjk', '?user_code=BCDF-GHJK'],
    ['?user_code=BCDF-GHJK&next=https://evil.example.com&x=1', '?user_code=BCDF-GHJK'],
    ['?user_code=', ''],
    ['?user_code=BCDF-GHJ', ''],
    ['?user_code=BCDF-GHJA', ''],
    ['?user_code=BCDF-GHJK&user_code=LMNP-QRST', ''],
    ['?user_code[x]=BCDF-GHJK', ''],
    [`?user_code=${encodeURIComponent('"><script>alert(1)</script>')}`, ''],
    [`?user_code=${encodeURIComponent('BCDF-GHJK\r\nset-cookie: x=1')}`, ''],
    [`?user_code=${encodeURIComponent('//evil.example.com')}`, ''],
    ['?__proto__[user_code]=BCDF-GHJK', ''],
    [`?user_code=${'B'.repeat(1_000)}`, ''],
  ])('%s leads to the console with %j', async (query, kept) => {
    const { status, headers, text } = await visit(query);
    expect([status, headers.location, text]).toEqual([303, `/console/device${kept}`, '']);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('takes no password any more', async () => {
    for (const url of ['/device', '/device/decision']) {
      const body = { user_code: 'BCDF-GHJK', username: 'ada', password: PASSWORD };
      expect((await call(team.gateway.application, { method: 'POST', url, body })).status).toBe(404);
    }
  });
});

describe('the audit log', () => {
  it('holds who let in or turned away what, from where, and the key that came of it', async () => {
    await team.signIn('grace');
    const { userCode } = await team.device.begin();
    await (await team.approver('ada')).decide(userCode, 'deny');
    const entries = await outboxes();
    const of = (action: string): string => entries.filter((text) => text.includes(`"${action}"`)).at(-1) ?? '';
    for (const [action, username] of [
      ['device-sign-in.approved', 'grace'],
      ['device-sign-in.denied', 'ada'],
    ] as const)
      for (const part of [`"${username}"`, 'Claude Code 2.1.329', '203.0.113.7', '"198.18.', '"req_'])
        expect(of(action)).toContain(part);
    expect(of('api-keys.created')).toContain('"grace"');
    expect(entries.join('\n')).not.toContain(PASSWORD);
    expect(entries.join('\n')).not.toContain(userCode);
  });

  it('has to take the entry, or nothing is decided', async () => {
    const { userCode } = await team.device.begin();
    const ada = await team.approver('ada');
    const { outbox } = redisKeys.audit();
    await team.gateway.redis.rename(outbox, 'aside');
    await team.gateway.redis.set(outbox, 'no stream');
    for (const step of ['approve', 'deny'] as const) expect((await ada.ask(step, userCode)).status).toBe(503);
    await team.gateway.redis.del(outbox);
    await team.gateway.redis.rename('aside', outbox);
    expect((await ada.ask('look-up', userCode)).status).toBe(200);
  });

  const outboxes = async (): Promise<string[]> => {
    const streams = [redisKeys.audit().outbox, redisKeys.audit().entries, redisKeys.collection('api-keys').auditOutbox];
    const all = await Promise.all(streams.map((stream) => team.gateway.redis.xrange(stream, '-', '+')));
    return all.flat().map(([, fields]) => fields.join(' '));
  };
});
