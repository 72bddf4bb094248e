import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Controller, Get, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayDo, permissions } from '@app/auth';
import { roles } from '@app/common';
import { type RouteListing, listRoutes } from '../../apps/gateway/src/control-plane/access/list-routes';
import { ClientRoute } from '../../apps/gateway/src/control-plane/access/route-access';
import { allowed, publicRoutes } from '../support/control-plane/permission-table';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, call, createUser, tokenFor } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

@Controller('elsewhere')
class ElsewhereController {
  @Get('forgotten')
  forgotten(): string {
    return 'nobody said who may see this';
  }

  @Get('client')
  @ClientRoute()
  client(): string {
    return 'has a guard of its own';
  }
}

@Module({ controllers: [ElsewhereController] })
class ElsewhereModule {}

let server: RedisServer;
let gateway: ControlPlane;
let ownerId: string;
let relayKey: string;
const tokens = new Map<string, string>();
const callers = ['nobody', 'relay key', ...roles] as const;
type Caller = (typeof callers)[number];

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url, otherModules: [ElsewhereModule] });
  for (const role of roles) {
    await createUser(gateway.users, role, role);
    tokens.set(role, await tokenFor(gateway.application, role));
  }
  ownerId = gateway.users.findByUsername('owner')!.id;
  const { text } = await gateway.apiKeys.issue({ name: 'key', userId: ownerId });
  relayKey = text;
  tokens.set('relay key', text);
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

/** Whoever calls this is signed out by it. */
const signingOut = 'DELETE /me/sessions';

const as = async (caller: Caller, request: Call): Promise<Answer> => {
  const token = tokens.get(caller);
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}`, 'x-api-key': relayKey };
  const answer = await call(gateway.application, { ...request, headers: { ...headers, ...request.headers } });
  const isSignedOut = answer.status < 300 && `${request.method} ${request.url}` === signingOut;
  if (isSignedOut) tokens.set(caller, await tokenFor(gateway.application, caller));
  return answer;
};

const nameOf = ({ method, path }: RouteListing): string => `${method} ${path}`;

describe('the route table', () => {
  it('holds exactly the routes that are written down here, each with its access', () => {
    const routes = listRoutes(gateway.application).filter(({ path }) => !path.startsWith('/elsewhere'));
    const guarded = routes.filter(({ access }) => access?.kind === 'requires');
    expect(guarded.map(nameOf).sort()).toEqual(Object.keys(allowed).sort());
    const open = routes.filter(({ access }) => access?.kind === 'public');
    expect(open.map(nameOf).sort()).toEqual(publicRoutes);
    expect(guarded.length + open.length).toBe(routes.length);
  });

  it('finds a handler that forgot to say who may call it, and closes it to everybody', async () => {
    const forgotten = listRoutes(gateway.application).filter(({ access }) => access === undefined);
    expect(forgotten.map(({ handler }) => handler)).toEqual(['ElsewhereController.forgotten']);
    for (const caller of callers) {
      const { status } = await as(caller, { method: 'GET', url: '/elsewhere/forgotten' });
      expect(status).toBe(caller === 'nobody' || caller === 'relay key' ? 401 : 403);
    }
  });

  it('leaves client routes to their own guard', async () => {
    expect((await as('nobody', { method: 'GET', url: '/elsewhere/client' })).status).toBe(200);
  });

  it('uses every permission', () => {
    const used = listRoutes(gateway.application).flatMap(({ access }) =>
      access?.kind === 'requires' ? [access.permission] : [],
    );
    expect(new Set(used)).toEqual(new Set(permissions));
  });
});

describe.each(Object.entries(allowed))('%s', (name, rolesAllowed) => {
  const [method = '', path = ''] = name.split(' ');
  const request = { method: method as Call['method'], url: path.replace(/:\w+/g, 'unknown_id') };

  it(`is for ${rolesAllowed.join(', ')}, and for nobody else`, async () => {
    const permission = listRoutes(gateway.application).find((route) => nameOf(route) === name)?.access;
    for (const caller of callers) {
      const { status, json } = await as(caller, request);
      if (caller === 'nobody' || caller === 'relay key') {
        expect([caller, status, json.code]).toEqual([caller, 401, 'caller_session_invalid']);
        continue;
      }
      const mayCall = rolesAllowed.includes(caller);
      expect(permission?.kind === 'requires' && mayDo(caller, permission.permission)).toBe(mayCall);
      if (mayCall) expect([200, 204, 400, 404]).toContain(status);
      else expect([caller, status, json.code]).toEqual([caller, 403, 'policy_permission_denied']);
    }
  });
});

describe('an address in another spelling', () => {
  const spellings = [
    ...['/%61dmin/accounts', '//admin/accounts', '/ADMIN/accounts', '/admin/', '/admin', '/admin/accounts/'],
    ...['/admin//accounts', '/x/..%2fadmin/accounts', '/x/../admin/accounts', '/./admin/accounts', '/admin%2Faccounts'],
    ...[
      '/admin/accounts;x',
      '/admin/accounts?x=/auth/login',
      '/auth/login/../../admin/accounts',
      '/%2561dmin/accounts',
    ],
    ...['/docs/../admin/accounts', '/admin\\accounts', '/%2e/admin/accounts', '/admin/accounts#x', '/me/', '/%6de'],
  ];

  it.each(spellings)('%s never answers somebody without credentials', async (url) => {
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE'] as const) {
      const { status } = await as('nobody', { method, url });
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  it('does not reach a handler over a real connection, with an absolute target or a forged host', async () => {
    await gateway.application.listen(0, '127.0.0.1');
    const { port } = gateway.application.getHttpServer().address() as AddressInfo;
    const statusOf = (path: string, host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        httpRequest({ port, host: '127.0.0.1', path, headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    for (const path of [...spellings, `http://127.0.0.1:${port}/admin/accounts`]) {
      for (const host of [`127.0.0.1:${port}`, 'a/#@b', 'auth/login?']) {
        const status = await statusOf(path, host).catch(() => 400);
        expect(status).toBeGreaterThanOrEqual(400);
      }
    }
  });
});

describe('refusals', () => {
  it('are problem details, also where no route matches', async () => {
    for (const url of ['/admin/nothing', '/nothing?secret=canary']) {
      const { status, json, headers, text } = await as('owner', { method: 'GET', url });
      expect(status).toBe(404);
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(json).toMatchObject({ code: 'caller_route_unknown', status: 404, title: 'Not Found', errors: [] });
      expect(json.requestId).toMatch(/^req_/);
      expect(text).not.toContain('canary');
    }
  });

  it('do not repeat what was sent', async () => {
    const headers = { 'content-type': 'application/json' };
    const broken = await as('owner', { method: 'POST', url: '/admin/accounts', body: '{"apiKey":"canary', headers });
    expect(broken.status).toBe(400);
    expect(broken.text).not.toContain('canary');
  });

  it('stop a body over 256 KiB', async () => {
    const body = { name: 'x'.repeat(257 * 1_024) };
    expect((await as('owner', { method: 'POST', url: '/me/api-keys', body })).status).toBe(413);
  });

  it('stop a body that is nested a hundred thousand times', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect((await as('owner', { method: 'POST', url: '/me/api-keys', body, headers })).status).toBe(400);
    expect((await as('owner', { method: 'GET', url: '/me' })).status).toBe(200);
  });

  it('say that the store is away when it is, and answer again when it is back', async () => {
    const log = gateway.log().length;
    await server.kill();
    const away = await as('owner', { method: 'GET', url: '/me' });
    expect([away.status, away.json.code]).toEqual([503, 'gateway_unavailable']);
    expect(away.headers['retry-after']).toBe('1');
    await server.restart();
    await expect
      .poll(async () => (await as('owner', { method: 'GET', url: '/me' })).status, { timeout: 10_000 })
      .toBe(200);
    expect(gateway.log().slice(log)).toContain('gateway_unavailable');
  });
});
