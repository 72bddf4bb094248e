import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '@app/common';
import { type RouteListing, listRoutes } from '../../apps/gateway/src/control-plane/access/list-routes';
import {
  type OpenApiDocument,
  type Schema,
  bodySchemaOf,
  fieldNamesOf,
  likelyValue,
  resolve,
} from '../support/control-plane/request-schema';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let gateway: ControlPlane;
let document: OpenApiDocument;
let relayKey: string;
let guarded: RouteListing[];
let asOwner: (request: Call) => Promise<Answer>;
let asMember: (request: Call) => Promise<Answer>;

beforeAll(async () => {
  server = await startRedisServer();
  // Some routes are there on a public address only.
  gateway = await startControlPlane({ redisUrl: server.url, publicUrl: 'https://relay.example.com' });
  for (const role of roles) await createUser(gateway.users, role, role);
  asOwner = await signedInAs(gateway.application, 'owner');
  asMember = await signedInAs(gateway.application, 'member');
  const owner = gateway.users.findByUsername('owner')!;
  relayKey = (await gateway.apiKeys.issue({ name: 'key', userId: owner.id })).text;
  document = (await call(gateway.application, { method: 'GET', url: '/docs/json' })).json as unknown as OpenApiDocument;
  guarded = listRoutes(gateway.application).filter(({ access }) => access?.kind === 'requires');
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const urlOf = ({ path }: RouteListing): string => path.replace(/:\w+/g, 'unknown_id');
const requestOf = (route: RouteListing): Call => ({ method: route.method as Call['method'], url: urlOf(route) });
/** Routes that take a body, with its schema. */
const takingBodies = (): (readonly [RouteListing, Schema])[] =>
  guarded.flatMap((route) => {
    const schema = bodySchemaOf(document, route.method, route.path);
    return schema ? [[route, schema] as const] : [];
  });

describe('headers', () => {
  const tricks: Readonly<Record<string, string>>[] = [
    { 'x-http-method-override': 'GET' },
    { 'x-method-override': 'POST', 'x-http-method': 'POST' },
    { 'x-original-url': '/auth/logout', 'x-rewrite-url': '/livez' },
    { 'x-forwarded-prefix': '/auth', 'x-forwarded-uri': '/livez', 'x-forwarded-path': '/livez' },
    { 'x-forwarded-for': '127.0.0.1', 'x-real-ip': '127.0.0.1', forwarded: 'for=127.0.0.1' },
    { 'x-forwarded-user': 'owner', 'x-remote-user': 'owner', 'x-auth-request-user': 'owner', 'remote-user': 'owner' },
    { 'x-user-id': 'usr_owner', 'x-role': 'owner', 'x-trunkline-role': 'owner' },
    { authorization: 'Bearer undefined' },
    { authorization: 'Bearer null' },
    { authorization: 'Bearer {}' },
    { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJvd25lciJ9.' },
    { authorization: 'Basic b3duZXI6b3duZXI=' },
    { cookie: 'trunkline_refresh=ses_00000000000000000000.x; accessToken=x' },
  ];

  it.each(tricks)('%j let nobody through, on any route', async (headers) => {
    for (const route of guarded) {
      const { status } = await call(gateway.application, { ...requestOf(route), headers });
      expect([route.handler, status]).toEqual([route.handler, 401]);
    }
  });

  it('with a relay key in any of them let nobody through, on any route', async () => {
    for (const headers of [
      { 'x-api-key': relayKey },
      { authorization: `Bearer ${relayKey}` },
      { 'x-goog-api-key': relayKey },
      { 'api-key': relayKey },
      { 'x-trunkline-key': relayKey },
    ])
      for (const route of guarded) {
        const { status } = await call(gateway.application, { ...requestOf(route), headers });
        expect([route.handler, status]).toEqual([route.handler, 401]);
      }
  });

  it('do not turn one method into another for somebody who is signed in', async () => {
    const listed = await asMember({
      method: 'GET',
      url: '/me/api-keys',
      headers: { 'x-http-method-override': 'POST', 'x-original-url': '/admin/users' },
    });
    expect([listed.status, Array.isArray(listed.json.items)]).toEqual([200, true]);
  });
});

describe('fields that are nobody’s to set', () => {
  const foreign: Readonly<Record<string, unknown>> = {
    ...{ isAdmin: true, admin: true, superuser: true, scopes: ['*'], epoch: 99, passwordHash: '$argon2id$x' },
    ...{ digest: 'x', sealed: 'x', ownSlot: 0, origin: 'administrator', deletedAt: null, createdAt: '2020-01-01' },
    ...{ provider: 'local', directory: {}, constructor: {}, prototype: {}, hasOwnProperty: true, toString: 'x' },
    ...{ role: 'owner', userId: 'usr_1', ownerId: 'usr_1', id: 'usr_1' },
  };

  it('are refused in every body that does not name them, by everybody’s routes', async () => {
    const bodies = takingBodies();
    expect(bodies.length).toBeGreaterThan(10);
    for (const [route, schema] of bodies) {
      const body = likelyValue(document, schema) as object;
      for (const [field, value] of Object.entries(foreign)) {
        if (schema.properties && Object.hasOwn(schema.properties, field)) continue;
        const { status } = await asOwner({ ...requestOf(route), body: { ...body, [field]: value } });
        expect([route.handler, field, status]).toEqual([route.handler, field, 400]);
      }
    }
  });

  it('do not come in by a prototype', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const [route] of takingBodies())
      for (const body of ['{"__proto__":{"role":"owner"}}', '{"name":{"__proto__":{"isAdmin":true}}}']) {
        const { status } = await asOwner({ ...requestOf(route), body, headers });
        expect([route.handler, status]).toEqual([route.handler, 400]);
      }
    expect(({} as { role?: unknown }).role).toBeUndefined();
  });
});

describe('a body that is almost right', () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      '',
      ' ',
      0,
      -1,
      Number.POSITIVE_INFINITY,
      Number.MAX_SAFE_INTEGER + 1,
      true,
      [],
      {},
      [[]],
      [null],
    ),
    fc.string({ maxLength: 300 }),
    fc.array(fc.string({ maxLength: 5 }), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 5 }), fc.integer(), { maxKeys: 3 }),
  );

  it('is never answered with a fault of ours', async () => {
    const bodies = takingBodies();
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), odd, async (which, field, value) => {
        const [route, schema] = bodies[which % bodies.length]!;
        const names = Object.keys(resolve(document, schema).properties ?? {});
        const name = names[field % Math.max(names.length, 1)] ?? 'name';
        const body = { ...(likelyValue(document, schema) as object), [name]: value };
        const { status, text } = await asOwner({ ...requestOf(route), body });
        expect([route.handler, name, status < 500 ? 'fine' : text]).toEqual([route.handler, name, 'fine']);
      }),
      { numRuns: 400 },
    );
  }, 120_000);

  it('is never answered with a fault of ours where it is no object at all', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const [route] of takingBodies())
      for (const body of ['[]', '"text"', '1', 'null', 'true', '{', '', '[{"name":"x"}]']) {
        const { status } = await asOwner({ ...requestOf(route), body, headers });
        expect([route.handler, body, status < 500]).toEqual([route.handler, body, true]);
      }
  });
});

describe('queries', () => {
  it('that are odd are never answered with a fault of ours', async () => {
    const odd = [
      'limit=0',
      'limit=-1',
      'limit=1e9',
      'limit=x',
      'cursor=%00',
      'cursor[]=1',
      'limit[a]=1',
      '__proto__=1',
    ];
    for (const route of guarded.filter(({ method }) => method === 'GET'))
      for (const query of odd) {
        const { status } = await asOwner({ method: 'GET', url: `${urlOf(route)}?${query}` });
        expect([route.handler, query, status < 500]).toEqual([route.handler, query, true]);
      }
  });
});

describe('answers', () => {
  /**
   * What is shown once to whoever asked for it (a new key, a password or signing secret that was made), whether there is a secret, and the
   * chain of the audit log.
   */
  const harmless = new Set([
    'key',
    'password',
    'secret',
    'mustChangePassword',
    'hasBindPassword',
    'isSecret',
    'hash',
    'headHash',
  ]);

  it('have no field that would hold a secret', () => {
    for (const route of listRoutes(gateway.application)) {
      const operation = document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()];
      for (const [status, { content = {} }] of Object.entries(operation?.responses ?? {})) {
        const names = Object.values(content).flatMap(({ schema }) => fieldNamesOf(document, schema));
        const suspicious = names.filter(
          (name) => /hash|digest|sealed|secret|password/i.test(name) && !harmless.has(name),
        );
        expect([route.handler, status, suspicious]).toEqual([route.handler, status, []]);
      }
    }
  });
});
