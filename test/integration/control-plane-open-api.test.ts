import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platforms } from '@app/common';
import { listRoutes } from '../../apps/gateway/src/control-plane/access/list-routes';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { call } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { security?: object[]; responses: object; requestBody?: object }>>;
  readonly components: {
    readonly schemas: Record<string, { properties?: Record<string, object> }>;
    securitySchemes: object;
  };
}

let server: RedisServer;
let gateway: ControlPlane;
let document: Document;

beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
  const { json } = await call(gateway.application, { method: 'GET', url: '/docs/json' });
  document = json as unknown as Document;
});

afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

describe('the OpenAPI document', () => {
  it('describes every route, and asks for the bearer token where the guard does', () => {
    expect(document.openapi).toMatch(/^3\./);
    expect(document.components.securitySchemes).toEqual({
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    });
    for (const { method, path, access } of listRoutes(gateway.application)) {
      const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect(operation, `${method} ${path}`).toBeDefined();
      expect(operation?.security).toEqual(access?.kind === 'public' ? undefined : [{ bearer: [] }]);
    }
  });

  it('describes the fields of every body and answer, with their limits', () => {
    const { schemas } = document.components;
    expect(schemas.NewAccountRequest).toMatchObject({
      required: ['name', 'platform', 'credentials'],
      properties: {
        name: { type: 'string', maxLength: 100 },
        platform: { enum: [...platforms] },
        priority: { type: 'number', minimum: 1, maximum: 100 },
        models: { type: 'array', items: { type: 'string' } },
      },
    });
    expect(Object.keys(schemas.AccountView?.properties ?? {})).not.toContain('credentials');
    expect(schemas.LimitsDto).toMatchObject({
      properties: {
        concurrency: { type: 'number', minimum: 1 },
        queue: { allOf: [{ $ref: '#/components/schemas/QueueLimitsDto' }] },
        window: {},
        dailyCostUsd: { type: 'number', minimum: 0.000001 },
      },
    });
    expect(schemas.QueueLimitsDto).toMatchObject({ required: ['size', 'timeoutMs'] });
    expect(schemas.ApiKeyChange?.properties?.groupId).toMatchObject({ type: 'string', nullable: true });
    expect(Object.keys(schemas.CooldownSecondsDto?.properties ?? {})).toContain('rate-limited');
    expect(schemas.AccountStateView).toMatchObject({ required: ['status', 'cooldowns', 'windows'] });
    expect(Object.keys(schemas.UserView?.properties ?? {})).not.toContain('passwordHash');
    const issued = schemas.NewApiKeyRequest?.properties ?? {};
    expect(Object.keys(issued)).toEqual(expect.arrayContaining(['permissions', 'validFor', 'allowedCidrs', 'limits']));
    expect(schemas.AccountPage).toMatchObject({ required: ['items', 'nextCursor', 'total'] });
    for (const [name, { properties = {} }] of Object.entries(schemas)) {
      expect(Object.keys(properties), name).not.toEqual([]);
      for (const field of Object.values(properties)) expect(Object.keys(field), name).not.toEqual([]);
    }
  });

  it('has a page for people', async () => {
    const page = await call(gateway.application, { method: 'GET', url: '/docs' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('Trunkline control plane');
  });
});
