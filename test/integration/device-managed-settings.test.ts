import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, call, createUser } from '../support/control-plane/visitor';
import { type DeviceTeam, type SignedInDevice, startDeviceTeam } from '../support/device/device-team';

let team: DeviceTeam;
let device: SignedInDevice;
beforeAll(async () => {
  team = await startDeviceTeam();
  await createUser(team.gateway.users, 'ada', 'member');
  device = await team.signIn('ada');
});
afterAll(() => team.stop());

const settings = (headers: Record<string, string> = {}, on = team.gateway): Promise<Answer> => {
  const authorization = `Bearer ${device.accessToken}`;
  return call(on.application, { method: 'GET', url: '/managed/settings', headers: { authorization, ...headers } });
};

describe('GET /managed/settings', () => {
  it('is not there for somebody whose groups say nothing, in words that Claude Code reads', async () => {
    const { status, json } = await settings();
    expect(status).toBe(404);
    expect(json).toMatchObject({ type: 'error', error: { type: 'not_found_error' } });
  });

  it('merges the settings of all groups of the caller in the order of their creation, on every gateway', async () => {
    const { accountGroups, users } = team.gateway;
    const managedSettings = [
      { env: { A: '1', B: '1' }, model: 'claude-opus', permissions: { deny: ['Bash(rm:*)'], allow: ['Read'] } },
      { env: { B: '2' }, permissions: { deny: ['WebFetch'] }, hooks: {} },
      { env: { C: 'of nobody' } },
    ];
    const ids = [];
    for (const [index, each] of managedSettings.entries()) {
      const group = { name: `group ${index}`, strategy: 'priority', managedSettings: each } as const;
      ids.push((await accountGroups.create(group))!.id);
    }
    const [first, second] = ids;
    await users.update({ ...team.userNamed('ada'), groupIds: [second!, first!] });
    const answer = await settings();
    const merged = {
      env: { A: '1', B: '2' },
      hooks: {},
      model: 'claude-opus',
      permissions: { allow: ['Read'], deny: ['WebFetch'] },
    };
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      uuid: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/) as string,
      checksum: `sha256:${createHash('sha256').update(JSON.stringify(merged)).digest('hex')}`,
      settings: merged,
    });
    expect(answer.headers.etag).toBe(`"${String(answer.json.checksum)}"`);
    await expect.poll(async () => (await settings({}, team.other)).json, { timeout: 1_000 }).toEqual(answer.json);
  });

  it('answers 304 to who holds the settings already, and to nobody else', async () => {
    const tag = String((await settings()).headers.etag);
    for (const header of [tag, `W/${tag}`, `"sha256:other", ${tag}`]) {
      const answer = await settings({ 'if-none-match': header });
      expect([answer.status, answer.text, answer.headers.etag]).toEqual([304, '', tag]);
    }
    for (const header of ['*', '"sha256:other"', tag.replaceAll('"', '')])
      expect((await settings({ 'if-none-match': header })).status).toBe(200);
  });

  it('changes with the groups, within a second', async () => {
    const before = await settings();
    await team.gateway.users.update({ ...team.userNamed('ada'), groupIds: [] });
    await expect.poll(async () => (await settings({}, team.other)).status, { timeout: 1_000 }).toBe(404);
    const group = { name: 'empty', strategy: 'priority', managedSettings: {} } as const;
    const { id } = (await team.gateway.accountGroups.create(group))!;
    await team.gateway.users.update({ ...team.userNamed('ada'), groupIds: [id] });
    const { json } = await settings();
    expect(json.settings).toEqual({});
    expect(json.checksum).not.toBe(before.json.checksum);
  });

  it('takes a relay key in place of a token, and nothing else', async () => {
    const { text } = await team.gateway.apiKeys.issue({ name: 'key', userId: team.userNamed('ada').id });
    expect((await settings({ authorization: `Bearer ${text}` })).status).toBe(200);
    for (const authorization of ['', 'Bearer x.y.z', 'Bearer nothing']) {
      const { status, json, headers } = await settings({ authorization });
      expect([status, headers['x-should-retry']]).toEqual([401, 'false']);
      expect(json).toMatchObject({ type: 'error', error: { type: 'authentication_error' } });
    }
  });
});

describe('telemetry', () => {
  const send = (signal: string, headers: Record<string, string>, body: string): Promise<Answer> =>
    call(team.gateway.application, { method: 'POST', url: `/v1/${signal}`, headers, body });

  it.each(['metrics', 'logs', 'traces'])(
    'at /v1/%s is taken from whoever is signed in, and kept nowhere',
    async (signal) => {
      const authorization = `Bearer ${device.accessToken}`;
      const canary = 'a prompt that nobody should read';
      const json = await send(signal, { authorization, 'content-type': 'application/json' }, `{"canary":"${canary}"}`);
      expect([json.status, json.text]).toEqual([200, '{}']);
      const protobuf = await send(signal, { authorization, 'content-type': 'application/x-protobuf' }, canary);
      expect([protobuf.status, protobuf.text, protobuf.headers['content-type']]).toEqual([
        200,
        '',
        'application/x-protobuf',
      ]);
      expect((await send(signal, { authorization }, 'not JSON {')).status).toBe(200);
      expect(team.gateway.log()).not.toContain(canary);
      expect((await send(signal, { 'content-type': 'application/json' }, '{}')).status).toBe(401);
    },
  );

  it('of any size is no error, and no memory', async () => {
    const authorization = `Bearer ${device.accessToken}`;
    const { status, headers } = await send('logs', { authorization }, 'x'.repeat(9 * 1_024 * 1_024));
    expect([status, headers.connection]).toEqual([200, 'close']);
  });
});
