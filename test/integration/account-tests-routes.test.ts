import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AccountTestHistory, type AccountTestRun } from '@app/accounts';
import { GatewayError } from '@app/common';
import { redisKeys } from '@app/redis';
import { ACCOUNT_TEST, type AccountTest } from '../../apps/gateway/src/admin/accounts/account-state-source';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  await createUser(gateway.users, 'owner', 'owner');
  asOwner = await signedInAs(gateway.application, 'owner');
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

async function createAccount(): Promise<string> {
  const body = { name: 'team', platform: 'claude', credentials: { apiKey: 'sk-1' } };
  return String((await asOwner({ method: 'POST', url: '/admin/accounts', body })).json.id);
}
const put = (id: string, body: unknown): Promise<Answer> =>
  asOwner({ method: 'PUT', url: `/admin/accounts/${id}/test-schedule`, body });
const show = (id: string): Promise<Answer> => asOwner({ method: 'GET', url: `/admin/accounts/${id}/test-schedule` });
const testsOf = (id: string, query = ''): Promise<Answer> =>
  asOwner({ method: 'GET', url: `/admin/accounts/${id}/tests${query}` });
const cron = '0 6 * * 1-5';

describe('the schedule of an account', () => {
  it('is put, shown with the moment when it comes next, replaced whole, and taken away', async () => {
    const id = await createAccount();
    expect((await show(id)).status).toBe(404);
    const first = { cron, timezone: 'Europe/Berlin', model: 'claude-haiku-4-5', prompt: 'Are you there?' };
    const made = await put(id, first);
    const { createdAt } = made.json;
    expect([made.status, made.json]).toEqual([
      200,
      { ...first, enabled: true, createdAt, updatedAt: createdAt, nextRunAt: expect.any(String) as string },
    ]);
    expect(Date.parse(String(createdAt))).toBeLessThanOrEqual(gateway.clock.now());
    expect(Date.parse(String(made.json.nextRunAt))).toBeGreaterThan(gateway.clock.now());
    gateway.clock.moveBy(1_000);
    const replaced = await put(id, { cron: '30 * * * *', enabled: false });
    const { updatedAt } = replaced.json;
    expect(replaced.json).toEqual({ cron: '30 * * * *', timezone: 'UTC', enabled: false, createdAt, updatedAt });
    expect(Date.parse(String(updatedAt))).toBeGreaterThan(Date.parse(String(createdAt)));
    expect((await show(id)).json).toEqual(replaced.json);
    expect((await asOwner({ method: 'DELETE', url: `/admin/accounts/${id}/test-schedule` })).status).toBe(204);
    expect((await asOwner({ method: 'DELETE', url: `/admin/accounts/${id}/test-schedule` })).status).toBe(404);
    expect((await show(id)).status).toBe(404);
  });

  it.each<[string, unknown]>([
    ['cron', { cron: '* * * * *' }],
    ['cron', { cron: '0 0 31 2,4 *' }],
    ['cron', { cron: 'H 6 * * *' }],
    ['cron', { cron: `0 6 * * ${'1,'.repeat(50_000)}` }],
    ['cron', { cron: ['0 6 * * *'] }],
    ['cron', { cron: null }],
    ['cron', {}],
    ['timezone', { cron, timezone: 'Mars/Olympus' }],
    ['timezone', { cron, timezone: '+01:00' }],
    ['timezone', { cron, timezone: null }],
    ['model', { cron, model: '' }],
    ['model', { cron, model: 'm'.repeat(201) }],
    ['prompt', { cron, prompt: 'p'.repeat(2_001) }],
    ['prompt', { cron, prompt: ['p'] }],
    ['prompt', { cron, prompt: '' }],
    ['enabled', { cron, enabled: 'yes' }],
    ['id', { cron, id: 'acc_other' }],
  ])('is refused for its %s', async (field, body) => {
    const id = await createAccount();
    const { status, json } = await put(id, body);
    expect([status, JSON.stringify(json.errors)]).toEqual([400, expect.stringContaining(field)]);
    expect((await show(id)).status).toBe(404);
  });

  it('takes a prompt of two thousand characters, in any script', async () => {
    const prompt = '問'.repeat(1_999) + '\ud800';
    const { status, json } = await put(await createAccount(), { cron, prompt });
    expect([status, (json.prompt as string).length]).toEqual([200, 2_000]);
  });

  it('put by several at the same moment is one of theirs', async () => {
    const id = await createAccount();
    const crons = ['1 6 * * *', '2 6 * * *', '3 6 * * *', '4 6 * * *'];
    const answers = await Promise.all(crons.map((one) => put(id, { cron: one })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const written = answers.find(({ status }) => status === 200);
    expect((await show(id)).json.cron).toBe(written?.json.cron);
  });

  it('is of an account that there is, or of none', async () => {
    for (const id of ['acc_unknown', '__proto__', '%00', 'host:x']) {
      expect((await put(id, { cron })).status).toBe(404);
      expect((await show(id)).status).toBe(404);
      expect((await testsOf(id)).status).toBe(404);
    }
  });
});

describe('the history of an account', () => {
  const history = (): AccountTestHistory => gateway.application.get(AccountTestHistory);
  const runAt = (at: number, index: number): AccountTestRun => ({
    ...{ id: `tst_${index.toString().padStart(20, '0')}`, at: new Date(at).toISOString(), trigger: 'schedule' },
    ...{ ok: index % 2 === 0, model: 'm', status: 200, firstByteMs: 1, tookMs: 2, tokens: { input: 3, output: 4 } },
  });

  it('holds the last two hundred tests, pages them, and forgets what is older than thirty days', async () => {
    const id = await createAccount();
    expect((await testsOf(id)).json).toEqual({ items: [], nextCursor: null, total: 0 });
    const now = gateway.clock.now();
    const day = 86_400_000;
    await history().add(id, runAt(now - 31 * day, 999));
    expect((await testsOf(id)).json.items).toEqual([]);
    for (let index = 0; index < 205; index += 1) await history().add(id, runAt(now - 1_000 + index, index));
    expect(await gateway.redis.llen(redisKeys.accountTestRuns(id))).toBe(200);
    expect(await gateway.redis.pttl(redisKeys.accountTestRuns(id))).toBeGreaterThan(29 * day);
    const first = (await testsOf(id, '?limit=150')).json;
    const second = (await testsOf(id, `?limit=150&cursor=${String(first.nextCursor)}`)).json;
    const items = [...(first.items as AccountTestRun[]), ...(second.items as AccountTestRun[])];
    expect(items).toEqual(Array.from({ length: 200 }, (_, index) => runAt(now - 1_000 + 204 - index, 204 - index)));
    expect(second.nextCursor).toBeNull();
    expect((await testsOf(id, '?cursor=tst_x')).status).toBe(400);
  });

  it('holds each test once, and leaves out what cannot be read', async () => {
    const id = await createAccount();
    await history().add(id, runAt(gateway.clock.now(), 1));
    await history().add(id, runAt(gateway.clock.now() + 5, 1));
    for (const text of ['', 'null', '{"id":"tst_x"}', '[]', 'x'.repeat(9_999)])
      await gateway.redis.lpush(redisKeys.accountTestRuns(id), text);
    expect((await testsOf(id)).json.items).toHaveLength(1);
  });

  it('holds what somebody asked for, without what the upstream said', async () => {
    const id = await createAccount();
    const at = gateway.clock.now();
    const probe = vi.spyOn(gateway.application.get<AccountTest>(ACCOUNT_TEST), 'probe');
    const said = { failure: 'unauthorized: invalid_api_key', message: 'Wrong key: sk-canary' };
    probe.mockResolvedValueOnce({
      ok: false,
      at,
      model: 'm',
      protocol: 'openai-chat',
      tookMs: 7,
      status: 401,
      ...said,
    });
    const body = { model: 'm', prompt: 'Are you there?' };
    const { status, json } = await asOwner({ method: 'POST', url: `/admin/accounts/${id}/test`, body });
    expect([status, json]).toEqual([
      200,
      { ok: false, model: 'm', protocol: 'openai-chat', tookMs: 7, status: 401, ...said },
    ]);
    expect(probe.mock.calls[0]?.[2]).toMatchObject(body);
    const listed = await testsOf(id);
    expect(listed.json.items).toEqual([
      {
        ...{
          id: expect.stringMatching(/^tst_/) as string,
          at: new Date(at).toISOString(),
          trigger: 'manual',
          ok: false,
        },
        ...{ model: 'm', status: 401, tookMs: 7, failure: said.failure },
      },
    ]);
    expect(listed.text).not.toContain('canary');
  });

  it('does not stand in the way of a test that cannot be put down', async () => {
    const id = await createAccount();
    const probe = vi.spyOn(gateway.application.get<AccountTest>(ACCOUNT_TEST), 'probe');
    probe.mockResolvedValueOnce({ ok: true, at: 0, model: 'm', protocol: 'openai-chat', tookMs: 7 });
    await gateway.redis.set(redisKeys.accountTestRuns(id), 'not a list');
    const { status } = await asOwner({ method: 'POST', url: `/admin/accounts/${id}/test`, body: {} });
    expect(status).toBe(200);
    expect(gateway.log()).toContain('a test is not in the history of its account');
  });

  it('holds nothing where nobody was asked', async () => {
    const id = await createAccount();
    const probe = vi.spyOn(gateway.application.get<AccountTest>(ACCOUNT_TEST), 'probe');
    probe.mockRejectedValueOnce(new GatewayError('policy_model_unknown', 'none'));
    expect((await asOwner({ method: 'POST', url: `/admin/accounts/${id}/test`, body: {} })).status).toBe(400);
    expect((await testsOf(id)).json.items).toEqual([]);
  });
});
