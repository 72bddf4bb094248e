import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RedisConnection } from '@app/redis';
import { type GatewayProcess, startGateway } from '../support/gateway-process';
import type { HttpAnswer } from '../support/http-call';
import { openRedis } from '../support/open-redis';
import { OwnKeys } from '../support/own-keys';
import { type IssuedKey, type PoolHouse, startPoolHouse } from '../support/pool-house';
import { askRelay, newGreeting } from '../support/relay-client';
import { neverCool } from '../support/relay-house';
import { until } from '../support/supervisor/until';

/** What is promised. */
const EVERYWHERE_WITHIN_MS = 1_000;

let house: PoolHouse;
let other: GatewayProcess;
let redis: RedisConnection;
let own: OwnKeys;
let names = 0;
/** Served to everybody whose key uses the pool, and preferred. */
let shared: string;
beforeAll(async () => {
  house = await startPoolHouse();
  other = await startGateway(house.environment);
  redis = await openRedis(house.redis.url);
  own = new OwnKeys(redis);
  shared = await house.addAccount('sk-sandbox-shared', { priority: 1, cooldownSeconds: neverCool });
});
afterAll(async () => {
  redis.disconnect();
  await Promise.all([other.stop(), house.stop()]);
});

interface Page {
  readonly items: readonly { readonly id: string }[];
}
beforeEach(async () => {
  const { items } = await house.admin<Page>('GET', '/admin/key-policies');
  for (const { id } of items) await house.admin('DELETE', `/admin/key-policies/${id}`);
});

interface Group {
  readonly id: string;
  readonly accountId: string;
}

/** A group with an account of its own. */
async function group(fields: object = {}): Promise<Group> {
  names += 1;
  const id = await house.addGroup({ name: `Group ${names}`, ...fields });
  const settings = { priority: 90, groupIds: [id], cooldownSeconds: neverCool };
  return { id, accountId: await house.addAccount(`sk-sandbox-group-${names}`, settings) };
}

async function policy(fields: object): Promise<string> {
  names += 1;
  const body = { name: `Policy ${names}`, maxKeys: 5, ...fields };
  return (await house.admin<{ id: string }>('POST', '/admin/key-policies', body)).id;
}

/** Asks both gateways, in a new conversation each. */
const askBoth = ({ key }: IssuedKey, changes: object = {}): Promise<HttpAnswer[]> =>
  Promise.all([house.gateway, other].map((gateway) => askRelay({ gateway, relayKey: key }, newGreeting(changes))));

/** The account that answered, or the code of the refusal. */
const outcomeOf = ({ status, headers }: HttpAnswer): string =>
  String(status === 200 ? headers['x-trunkline-account'] : headers['x-trunkline-error-code']);

/** Waits until both gateways answer like this, one after the other as often as it takes. */
async function becomes(key: IssuedKey, outcome: string, changes: object = {}): Promise<void> {
  let seen: string[] = [];
  await until(
    async () => (seen = (await askBoth(key, changes)).map(outcomeOf)).every((one) => one === outcome),
    () => `both gateways say ${outcome}: ${seen.join(', ')}`,
    EVERYWHERE_WITHIN_MS,
  );
}

const addedToDirectoryGroups = (...groups: string[]) => {
  names += 1;
  return { directory: { entryId: `entry-${names}`, dn: `cn=person ${names}`, groups } };
};

describe('a key of somebody that is bound to nothing', () => {
  it('uses the account groups of its owner, and others within a second of a change of them', async () => {
    const [first, second] = [await group(), await group()];
    const person = await own.addPerson();
    const key = await own.issue(person);
    await becomes(key, shared);
    await own.changePerson(person, { groupIds: [first.id] });
    await becomes(key, first.accountId);
    await own.changePerson(person, { groupIds: [second.id] });
    await becomes(key, second.accountId);
    await own.changePerson(person, { groupIds: [] });
    await becomes(key, shared);
  });

  it('is explained by the membership of its owner', async () => {
    const [first, second] = [await group(), await group()];
    const key = await own.issue(await own.addPerson({ groupIds: [first.id, second.id] }));
    await house.admin('POST', `/admin/accounts/${second.accountId}/pause`);
    await becomes(key, first.accountId);
    const explained = await house.explain(await house.ask(key, newGreeting()));
    const [choice] = explained.choices;
    expect(choice).toMatchObject({ via: 'membership' });
    expect(choice?.candidates).toEqual([
      { accountId: first.accountId, reasons: [] },
      { accountId: second.accountId, reasons: ['switched-off'] },
    ]);
  });

  it('lists the models that the groups of its owner serve', async () => {
    const { id, accountId } = await group();
    await house.admin('PATCH', `/admin/accounts/${accountId}`, { models: ['only-theirs'] });
    const key = await own.issue(await own.addPerson({ groupIds: [id] }));
    const models = async (gateway: GatewayProcess): Promise<string[]> => {
      const answer = await fetch(`${gateway.url}/v1/models`, { headers: { 'x-api-key': key.key } });
      return ((await answer.json()) as { data: { id: string }[] }).data.map((model) => model.id);
    };
    const theirs = async (gateway: GatewayProcess): Promise<boolean> =>
      (await models(gateway)).join() === 'only-theirs';
    for (const gateway of [house.gateway, other])
      await until(() => theirs(gateway), 'only theirs are listed', EVERYWHERE_WITHIN_MS);
  });

  it('goes where groups of the directory lead, until the account group is no longer for them or is deleted', async () => {
    const { id, accountId } = await group();
    const key = await own.issue(await own.addPerson(addedToDirectoryGroups('cn=research,dc=example')));
    await becomes(key, shared);
    await house.admin('PATCH', `/admin/account-groups/${id}`, { directoryGroups: ['CN=Research, DC=Example'] });
    await becomes(key, accountId);
    await house.admin('PATCH', `/admin/account-groups/${id}`, { directoryGroups: null });
    await becomes(key, shared);
    await house.admin('PATCH', `/admin/account-groups/${id}`, { directoryGroups: ['cn=research,dc=example'] });
    await becomes(key, accountId);
    await house.admin('DELETE', `/admin/account-groups/${id}`);
    await becomes(key, shared);
  });

  it('uses the whole pool where an administrator issued it, whatever groups its owner is in', async () => {
    const { id } = await group();
    const key = await own.issue(await own.addPerson({ groupIds: [id] }), { origin: 'administrator' });
    await becomes(key, shared);
  });

  it('never leads to the personal account of somebody else in the group', async () => {
    const { id, accountId } = await group();
    const [owner, stranger] = [await own.addPerson({ groupIds: [id] }), await own.addPerson({ groupIds: [id] })];
    const [ofOwner, ofStranger] = [await own.issue(owner), await own.issue(stranger)];
    await becomes(ofStranger, accountId);
    await house.admin('PATCH', `/admin/accounts/${accountId}`, { personal: true, ownerId: owner });
    await becomes(ofStranger, 'policy_model_unknown');
    await becomes(ofOwner, accountId);
  });
});

describe('a policy', () => {
  it('acts on keys that there are within a second of its creation, change and deletion', async () => {
    const key = await own.issue(await own.addPerson());
    await becomes(key, shared);
    const id = await policy({ roles: ['member'], allowedModels: ['claude-*'] });
    await becomes(key, 'policy_model_not_allowed');
    await house.admin('PATCH', `/admin/key-policies/${id}`, { allowedModels: ['sandbox-*'] });
    await becomes(key, shared);
    await house.admin('PATCH', `/admin/key-policies/${id}`, { permissions: ['gemini'] });
    await becomes(key, 'policy_protocol_not_allowed');
    await house.admin('DELETE', `/admin/key-policies/${id}`);
    await becomes(key, shared);
  });

  it('ends keys with a binding that it no longer gives, and they return with it', async () => {
    const [first, second] = [await group(), await group()];
    const key = await own.issue(await own.addPerson(), { groupId: first.id });
    const id = await policy({ roles: ['member'], accountGroupIds: [first.id] });
    await becomes(key, first.accountId);
    await house.admin('PATCH', `/admin/key-policies/${id}`, { accountGroupIds: [second.id] });
    await becomes(key, 'policy_permission_denied');
    await house.admin('PATCH', `/admin/key-policies/${id}`, { accountGroupIds: [first.id, second.id] });
    await becomes(key, first.accountId);
  });

  it('ends with the membership that it is for', async () => {
    const { id: groupId } = await group();
    const person = await own.addPerson({ groupIds: [groupId] });
    const key = await own.issue(person, { groupId });
    await policy({ groupIds: [groupId], accountGroupIds: [groupId], maxLimits: { dailyCostUsd: 0.000_001 } });
    await becomes(key, 'policy_budget_exhausted');
    await own.changePerson(person, { groupIds: [] });
    await becomes(key, 'policy_permission_denied');
  });

  it('refuses a key before its validity begins to count', async () => {
    const { id: groupId } = await group();
    const person = await own.addPerson();
    const key = await own.issue(person, { groupId, validFor: 'P30D' });
    await becomes(key, 'policy_permission_denied');
    const stored = (): Promise<object> => house.admin<object>('GET', `/admin/api-keys/${key.id}`);
    expect(await stored()).not.toHaveProperty('firstUsedAt');
    await policy({ roles: ['member'], accountGroupIds: [groupId] });
    await until(async () => (await house.ask(key, newGreeting())).status === 200, 'it is let in');
    expect(await stored()).toHaveProperty('firstUsedAt');
  });

  it('cannot give keys to a role that has none of its own', async () => {
    const person = await own.addPerson();
    const [mine, theirs] = [await own.issue(person), await own.issue(person, { origin: 'administrator' })];
    await becomes(mine, shared);
    await policy({ roles: ['operator'] });
    await own.changePerson(person, { role: 'operator' });
    await becomes(mine, 'policy_permission_denied');
    await becomes(theirs, shared);
    await own.changePerson(person, { role: 'member' });
    await becomes(mine, shared);
  });

  it('leaves keys alone that administrators issued', async () => {
    const person = await own.addPerson();
    const [mine, theirs] = [await own.issue(person), await own.issue(person, { origin: 'administrator' })];
    await policy({ roles: ['member'], allowedModels: ['claude-*'] });
    await becomes(mine, 'policy_model_not_allowed');
    await becomes(theirs, shared);
  });

  it('counts requests that are under way when it begins to limit how many there may be', async () => {
    const key = await own.issue(await own.addPerson());
    await becomes(key, shared);
    const leaving = new AbortController();
    const long = newGreeting({ model: 'sandbox-stream-2000x20', stream: true });
    const open = house.ask(key, long, { signal: leaving.signal }).catch(() => undefined);
    await until(async () => (await house.sandbox.state()).openStreams === 1, 'the stream runs');
    await policy({ roles: ['member'], maxLimits: { concurrency: 1 } });
    await becomes(key, 'policy_concurrency_exceeded');
    leaving.abort();
    await open;
    await until(async () => (await house.ask(key, newGreeting())).status === 200, 'the slot is free');
  });
});
