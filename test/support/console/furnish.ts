import { askRelay, newGreeting } from '../relay-client';
import type { RelayHouse } from '../relay-house';
import { until } from '../supervisor/until';

interface Created {
  readonly id: string;
}

/** What a name or text is for. */
export type NamedThing =
  | ('group' | 'groupDescription' | 'account' | 'person' | 'tag' | 'policy' | 'policyDescription')
  | ('key' | 'webhook' | 'note');

/** What there is before anybody has asked anything. */
export interface Furniture {
  readonly groupId: string;
  /** All of them: two at the sandbox, and one of each of some platforms, which are never asked. */
  readonly accountIds: readonly string[];
  readonly memberId: string;
  readonly key: { readonly id: string; readonly key: string };
}

/** Where the records of a furnished house are shown, one address for each kind of page. */
export type FurnishedPages = readonly string[];

const platforms = [
  ['claude', { apiKey: 'sk-ant-api03-furnished' }],
  ['openai', { apiKey: 'sk-furnished' }],
  ['gemini', { apiKey: 'furnished' }],
  ['bedrock', { region: 'eu-central-1', accessKeyId: 'AKIAFURNISHED', secretAccessKey: 'furnished' }],
  ['azure-openai', { endpoint: 'https://furnished.openai.azure.com', apiKey: 'furnished' }],
] as const;

/**
 * A little of everything that pages show, under the names that a test wants to see: a pool with an account that cools, people, keys,
 * policies, webhooks, prices, and requests that were answered, failed and refused.
 * @param nameOf any text; a number makes it another one each time
 * @param beforeAsking adds to it before the first request of the member
 * @returns addresses below `/console` of everything that has a page of its own
 */
export async function furnish(
  house: RelayHouse,
  nameOf: (number: number, thing: NamedThing) => string,
  beforeAsking?: (furniture: Furniture) => Promise<void>,
): Promise<FurnishedPages> {
  let names = 0;
  const name = (thing: NamedThing): string => nameOf((names += 1), thing);
  const create = async (path: string, body: object): Promise<string> =>
    (await house.admin<Created>('POST', path, body)).id;

  const group = await create('/admin/account-groups', {
    name: name('group'),
    description: name('groupDescription'),
    strategy: 'least-busy',
  });
  const accounts = [
    await create('/admin/accounts', {
      ...{
        name: name('account'),
        platform: 'sandbox',
        credentials: { apiKey: 'sk-sandbox-org-calm-x' },
        groupIds: [group],
      },
      ...{ maxConcurrency: 4, dailyCostUsd: 5, models: ['sandbox-small', 'sandbox-large'] },
    }),
    await create('/admin/accounts', {
      ...{
        name: name('account'),
        platform: 'sandbox',
        credentials: { apiKey: 'sk-sandbox-fault-429_300-x' },
        priority: 10,
      },
      ...{ models: ['sandbox-limited'] },
    }),
  ];
  for (const [platform, credentials] of platforms)
    accounts.push(
      await create('/admin/accounts', {
        name: name('account'),
        platform,
        credentials,
        priority: 90,
        models: [`${platform}-only`],
      }),
    );

  const [member] = await Promise.all(
    (['member', 'operator', 'admin'] as const).map((role) =>
      create('/admin/users', {
        ...{ username: `furnished-${role}`, displayName: name('person'), role, tags: [name('tag')] },
        ...{ password: furnishedPassword, mustChangePassword: false, groupIds: [group] },
      }),
    ),
  );
  const policy = await create('/admin/key-policies', {
    ...{
      name: name('policy'),
      description: name('policyDescription'),
      roles: ['member'],
      maxKeys: 5,
      accountGroupIds: [group],
    },
    ...{ maxLimits: { concurrency: 4, dailyCostUsd: 2 }, maxLifetimeDays: 90 },
  });
  const key = await house.admin<Created & { key: string }>('POST', '/admin/api-keys', {
    ...{ name: name('key'), userId: member, groupId: group, tags: [name('tag')], debug: true },
    limits: { concurrency: 2, dailyCostUsd: 1, window: { minutes: 60, requests: 100 } },
  });
  const ownKey = await create('/admin/api-keys', { name: name('key'), limits: { dailyCostUsd: 5 } });
  const webhook = await create('/admin/webhooks', {
    ...{
      name: name('webhook'),
      channel: 'standard',
      url: 'https://hooks.example.com/furnished',
      events: ['account.cooling', 'test'],
    },
  });
  const price = await create('/admin/prices', {
    ...{ platform: 'claude', model: 'furnished-model', note: name('note'), prices: { input: '1.5', output: '7.5' } },
  });

  await beforeAsking?.({ groupId: group, accountIds: accounts, memberId: member ?? '', key });
  const requests = await askSome(house, key.key);
  return [
    ...[`/keys/${ownKey}`, `/accounts/${accounts[0] ?? ''}`, `/accounts/${accounts[1] ?? ''}`, '/accounts/new'],
    ...[`/groups/${group}`, `/people/${member ?? ''}`, `/policies/${policy}`, `/all-keys/${key.id}`],
    ...[`/webhooks/${webhook}`, '/webhooks/new', `/prices/overrides/${price}`, '/usage-explorer?by=model&tab=records'],
    ...requests.map((id) => `/requests/${id}`),
  ];
}

/** Of the people of a furnished house: `furnished-member`, `furnished-operator`, `furnished-admin`. */
export const furnishedPassword = 'granite harbour violin 7';

/** One that is answered, one that fails everywhere, one that is refused; resolves when their records can be read. */
async function askSome(house: RelayHouse, relayKey: string): Promise<string[]> {
  const asker = { gateway: house.gateway, relayKey };
  await until(
    async () => (await askRelay(asker, newGreeting())).status === 200,
    'the gateway knows the key and the accounts',
  );
  const answers = [
    await askRelay(asker, newGreeting({ stream: true, model: 'sandbox-large' })),
    await askRelay(house, newGreeting({ model: 'sandbox-limited' })),
    await askRelay(asker, newGreeting({ model: 'sandbox-unknown-to-all' })),
  ];
  const ids = answers.slice(0, 2).map(({ headers }) => String(headers['x-request-id']));
  const isRead = async (id: string): Promise<boolean> =>
    house.admin('GET', `/admin/requests/${id}`).then(
      () => true,
      () => false,
    );
  await until(async () => (await Promise.all(ids.map(isRead))).every(Boolean), 'requests are explained');
  return ids;
}
