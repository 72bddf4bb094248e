import { createPublicKey, verify } from 'node:crypto';
import { type IncomingHttpHeaders, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CredentialVault } from '@app/vault';
import { type Webhooks, createWebhooks } from '../../apps/gateway/src/bootstrap/webhooks';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const HOUR = 3_600_000;
const settingsKey = 'tl:{webhook-settings}:records';

let server: RedisServer;
let gateway: ControlPlane;
let other: ControlPlane;
/** What a process that sends makes of the same records. */
let sending: Webhooks;
let asOwner: (request: Call) => Promise<Answer>;
const received: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];

const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.end();
  });
});

beforeAll(async () => {
  server = await startRedisServer();
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const secrets = createSecrets();
  const shared = { redisUrl: server.url, secrets, webhookAllowCidrs: ['127.0.0.0/8'] };
  gateway = await startControlPlane(shared);
  other = await startControlPlane({ ...shared, clock: gateway.clock });
  await createUser(gateway.users, 'owner', 'owner');
  const vault = new CredentialVault([{ id: 'k1', secret: secrets.vaultSecret }]);
  sending = createWebhooks(gateway.redis, vault, { ...shared, publicUrl: undefined }, gateway.clock);
});

afterAll(async () => {
  await Promise.all([gateway.stop(), other.stop()]);
  receiver.close();
  await server.stop();
});

beforeEach(async () => {
  asOwner = await signedInAs(gateway.application, 'owner');
  for (const { id } of gateway.webhooks.list()) await gateway.webhooks.delete(id);
});

const url = '/admin/webhooks';
const create = (body: object = {}): Promise<Answer> => {
  const { port } = receiver.address() as AddressInfo;
  const standard = { name: 'ops', channel: 'standard', url: `http://127.0.0.1:${port}/hook`, events: ['*'] };
  return asOwner({ method: 'POST', url, body: { ...standard, ...body } });
};
const rotate = (id: unknown, body: object = {}): Promise<Answer> =>
  asOwner({ method: 'POST', url: `${url}/${String(id)}/rotate-secret`, body });
const secretOf = ({ json }: Answer): string => String(json.secret);

/** Which of the secrets the receiver could verify the next message with. */
async function verifiedBy(id: unknown, secrets: readonly string[]): Promise<boolean[]> {
  await sending.endpoints.sync();
  expect(await sending.deliveries.test(String(id))).toMatchObject({ outcome: { outcome: 'delivered' } });
  const { headers = {}, body = '' } = received.at(-1) ?? {};
  return secrets.map((secret) => {
    try {
      new Webhook(secret).verify(body, headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  });
}

describe('a signing secret', () => {
  it('signs along for a day after it was replaced, as the official library sees it, and then no more', async () => {
    const created = await create();
    const { id } = created.json;
    expect(await verifiedBy(id, [secretOf(created)])).toEqual([true]);
    const rotated = await rotate(id);
    expect([rotated.status, rotated.json.signatures]).toMatchObject([
      200,
      [{ kind: 'hmac-sha256' }, { kind: 'hmac-sha256', until: expect.stringMatching(/Z$/) as string }],
    ]);
    const both = [secretOf(created), secretOf(rotated)];
    expect(both[0]).not.toBe(both[1]);
    expect(await verifiedBy(id, both)).toEqual([true, true]);
    gateway.clock.moveBy(24 * HOUR - 60_000);
    expect(await verifiedBy(id, both)).toEqual([true, true]);
    gateway.clock.moveBy(61_000);
    expect(await verifiedBy(id, both)).toEqual([false, true]);
    asOwner = await signedInAs(gateway.application, 'owner');
    expect((await asOwner({ method: 'GET', url: `${url}/${String(id)}` })).json.signatures).toHaveLength(1);
  });

  it('ends at once where it is to', async () => {
    const created = await create();
    const rotated = await rotate(created.json.id, { overlap: 'PT0S' });
    expect(await verifiedBy(created.json.id, [secretOf(created), secretOf(rotated)])).toEqual([false, true]);
  });

  it('goes with all before it at the time of the last rotation', async () => {
    const created = await create();
    const { id } = created.json;
    const second = await rotate(id, { overlap: 'P7D' });
    const third = await rotate(id, { overlap: 'PT1H' });
    const all = [created, second, third].map(secretOf);
    expect(await verifiedBy(id, all)).toEqual([true, true, true]);
    gateway.clock.moveBy(HOUR + 1_000);
    expect(await verifiedBy(id, all)).toEqual([false, false, true]);
  });

  it.each(['P8D', 'PT169H', 'P1M', 'PT0H', 'P0D', '-PT1H', 'soon', '', 'PT1.5H', '24'])(
    'is not replaced with an overlap of %j',
    async (overlap) => {
      const created = await create();
      const { status, json } = await rotate(created.json.id, { overlap });
      expect([status, json.errors]).toMatchObject([400, [{ field: 'overlap' }]]);
      expect(await verifiedBy(created.json.id, [secretOf(created)])).toEqual([true]);
    },
  );

  it('is not one of five: a fourth rotation says so, and ends them where it is to', async () => {
    const created = await create();
    const { id } = created.json;
    for (let count = 0; count < 3; count += 1) expect((await rotate(id)).status).toBe(200);
    expect(await verifiedBy(id, [secretOf(created)])).toEqual([true]);
    const refused = await rotate(id);
    expect([refused.status, refused.json.code]).toEqual([409, 'caller_record_conflict']);
    const ended = await rotate(id, { overlap: 'PT0S' });
    expect(await verifiedBy(id, [secretOf(created), secretOf(ended)])).toEqual([false, true]);
  });

  it('may be followed by a key of ed25519, whose public half is all that anybody is shown', async () => {
    const created = await create();
    const { id } = created.json;
    const rotated = await rotate(id, { signing: 'ed25519' });
    expect([rotated.status, 'secret' in rotated.json]).toEqual([200, false]);
    const [{ publicKey = '' } = {}] = rotated.json.signatures as { publicKey?: string }[];
    expect(await verifiedBy(id, [secretOf(created)])).toEqual([true]);
    const head = Buffer.from('302a300506032b6570032100', 'hex');
    const der = Buffer.concat([head, Buffer.from(publicKey.replace('whpk_', ''), 'base64')]);
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const { headers = {}, body = '' } = received.at(-1) ?? {};
    const content = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const signature = String(headers['webhook-signature'])
      .split(' ')
      .find((one) => one.startsWith('v1a,'));
    expect(verify(null, Buffer.from(content), key, Buffer.from(signature?.slice(4) ?? '', 'base64'))).toBe(true);
  });

  it('is none of a channel that has another way to prove who speaks', async () => {
    const slack = { name: 'chat', channel: 'slack', url: 'https://hooks.slack.com/services/a' };
    const created = await create(slack);
    const { status, json } = await rotate(created.json.id);
    expect([created.status, status, json.code]).toEqual([201, 409, 'caller_record_conflict']);
  });

  it('is replaced once where two gateways are asked at the same moment', async () => {
    const created = await create();
    const path = `${url}/${String(created.json.id)}/rotate-secret`;
    const asElsewhere = await signedInAs(other.application, 'owner');
    await other.webhooks.sync();
    const request: Call = { method: 'POST', url: path, body: {} };
    const answers = await Promise.all([asOwner(request), asElsewhere(request)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200);
    expect(await verifiedBy(created.json.id, [secretOf(created), winner ? secretOf(winner) : ''])).toEqual([
      true,
      true,
    ]);
  });
});

describe('the sweep', () => {
  it('takes secrets that sign no more out of the record, and leaves those that do', async () => {
    const [first, second] = [await create({ name: 'first' }), await create({ name: 'second' })];
    await rotate(first.json.id, { overlap: 'PT1H' });
    await rotate(second.json.id, { overlap: 'P2D' });
    gateway.clock.moveBy(2 * HOUR);
    await gateway.webhooks.sweep();
    const kept = [first, second].map(
      ({ json }) => gateway.webhooks.settingsCollection.get(String(json.id))?.signatures,
    );
    expect(kept.map((signatures) => signatures?.length)).toEqual([1, 2]);
    const before = await gateway.redis.hgetall(settingsKey);
    await gateway.webhooks.sweep();
    expect(await gateway.redis.hgetall(settingsKey)).toEqual(before);
    expect(await verifiedBy(first.json.id, [secretOf(first)])).toEqual([false]);
  });

  it('takes settings away whose endpoint never came to be, but not while it may still come', async () => {
    const created = await create();
    const id = String(created.json.id);
    // As where the process died between the two steps of a deletion, or of a creation.
    await gateway.webhooks.collection.delete(id);
    await gateway.webhooks.sweep();
    expect(await gateway.redis.hexists(settingsKey, id)).toBe(1);
    gateway.clock.moveBy(HOUR + 1_000);
    await gateway.webhooks.sweep();
    expect(await gateway.redis.hexists(settingsKey, id)).toBe(0);
  });
});
