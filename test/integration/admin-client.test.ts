import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ControlPlane, startControlPlane } from '../support/control-plane/start-control-plane';
import { call } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const file = join(import.meta.dirname, '../../libs/admin-client/src/generated/control-plane.ts');

let server: RedisServer;
let gateway: ControlPlane;
beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startControlPlane({ redisUrl: server.url });
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

it('the admin client says what the control plane says: `npm run admin-client` writes it anew', async () => {
  const { json } = await call(gateway.application, { method: 'GET', url: '/docs/json' });
  const types = await openapiTypescript(JSON.stringify(json), { alphabetize: true });
  const text = `// Made from the OpenAPI document of the control plane by \`npm run admin-client\`.\n${astToString(types)}`;
  if (process.env.WRITE_ADMIN_CLIENT === '1') await writeFile(file, text);
  expect(await readFile(file, 'utf8')).toBe(text);
});
