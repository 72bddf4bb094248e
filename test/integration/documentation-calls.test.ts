import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Directory } from '@app/auth';
import { listRoutes } from '../../apps/gateway/src/control-plane/access/list-routes';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type DocumentedCall, documentedCalls, namedRoutes, pageText } from '../support/documentation/documented-calls';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { pricesOf, runnerOn } from '../support/repricing/repricing-work';

const nobody: Directory = {
  verify: () => Promise.resolve({ verdict: 'unknown-user' }),
  find: () => Promise.resolve(new Map()),
  test: () => Promise.resolve([]),
};
const pagesWithCalls = [
  ...['docs/webhooks.md', 'docs/people.md', 'docs/directory.md', 'docs/audit.md', 'docs/pool.md'],
  ...['docs/limits-and-forecasts.md', 'docs/usage.md', 'docs/usage-records.md', 'docs/repricing.md'],
];
const pages = [
  ...[...pagesWithCalls, 'docs/capture.md', 'docs/reconciliation.md', 'docs/operations.md'],
  ...['docs/monitoring.md', 'docs/clients.md', 'README.md'],
];

let server: RedisServer;
let gateway: ControlPlane;
let asOwner: (request: Call) => Promise<Answer>;
let made = 0;
/** The last one that was made: a path names it before its delivery. */
let webhookId = '';

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url, createDirectory: () => nobody });
  await createUser(gateway.users, 'owner', 'owner');
  asOwner = await signedInAs(gateway.application, 'owner');
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const idIn = ({ json }: Answer): string => String(json.id);

/** Makes what an id of a page stands for, each time anew. */
const makers: Readonly<Record<string, () => Promise<string>>> = {
  usr: () => createUser(gateway.users, `person-${(made += 1)}`, 'member'),
  grp: async () =>
    idIn(await asOwner({ method: 'POST', url: '/admin/account-groups', body: { name: `group-${(made += 1)}` } })),
  key: async () => idIn(await asOwner({ method: 'POST', url: '/me/api-keys', body: { name: 'key' } })),
  acc: async () => {
    const body = { name: `account-${(made += 1)}`, platform: 'claude', credentials: { apiKey: 'sk-ant-a-key' } };
    return idIn(await asOwner({ method: 'POST', url: '/admin/accounts', body }));
  },
  whe: async () => {
    const channel = { channel: 'standard', url: 'https://hooks.example.org/relay' };
    const body = { name: `webhook-${(made += 1)}`, events: ['*'], ...channel };
    webhookId = idIn(await asOwner({ method: 'POST', url: '/admin/webhooks', body }));
    return webhookId;
  },
  dlv: () => Promise.resolve(gateway.deliveries.add(webhookId).id),
  rpr: async () => {
    const body = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', apply: false };
    const id = idIn(await asOwner({ method: 'POST', url: '/admin/usage/repricings', body }));
    await runnerOn(gateway.redis, pricesOf({})).run();
    return id;
  },
  ses: async () => {
    const here = await asOwner({ method: 'GET', url: '/me/sessions' });
    const [session] = here.json.items as { readonly id: string }[];
    return session?.id ?? 'none';
  },
};

async function withIds(text: string): Promise<string> {
  let whole = text;
  for (const [placeholder, kind = ''] of text.matchAll(/\b([a-z]{3})_…/g)) {
    const id = await makers[kind]?.();
    whole = whole.replace(placeholder, id ?? placeholder);
  }
  return whole;
}

/** As it stands in the page, but that there is something behind each id. */
async function run({ method, path, body }: DocumentedCall): Promise<void> {
  const url = await withIds(path);
  const json = body === undefined ? undefined : (JSON.parse(await withIds(body)) as unknown);
  if (url.endsWith('/restore')) await asOwner({ method: 'DELETE', url: url.replace(/\/restore$/, '') });
  const isOfSchedule = url.endsWith('/test-schedule') && method !== 'PUT';
  if (isOfSchedule) await asOwner({ method: 'PUT', url, body: { cron: '0 6 * * *' } });
  const { status, text } = await asOwner({ method, url, ...(json === undefined ? {} : { body: json }) });
  expect([method, url, status < 300 ? 'done' : text]).toEqual([method, url, 'done']);
  if (method === 'DELETE' && url.startsWith('/me/sessions')) asOwner = await signedInAs(gateway.application, 'owner');
}

it.each(pagesWithCalls)('%s shows calls that the control plane takes as they are', async (page) => {
  // Explanations are of requests that somebody made.
  const calls = documentedCalls(pageText(page)).filter(({ path }) => !path.startsWith('/admin/requests/'));
  expect(calls.length).toBeGreaterThan(0);
  for (const call of calls) await run(call);
});

it.each(pages)('%s names no call that is not there', (page) => {
  const routes = new Set(
    listRoutes(gateway.application).map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':id')}`),
  );
  const named = namedRoutes(pageText(page));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((route) => !routes.has(route))).toEqual([]);
});
