import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { redisKeys } from '@app/redis';
import { type GatewayProcess, startGateway } from '../support/gateway-process';
import type { HttpAnswer } from '../support/http-call';
import { openRedis } from '../support/open-redis';
import { askIn } from '../support/protocols/ask-in-protocol';
import { messages } from '../support/protocols/client-protocol';
import { type ProtocolHouse, type ServedKey, startProtocolHouse } from '../support/protocols/protocol-house';
import { until } from '../support/supervisor/until';
import { type SignInService, startSignInService } from '../support/tokens/sign-in-service';
import { type ScriptedUpstream, startScriptedUpstream } from '../support/scripted-upstream';

const LOCK_ENDS_WITHIN_MS = 35_000;
const claude = { model: 'claude-sonnet-4-5' };
const message = JSON.stringify({
  ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'claude', stop_reason: 'end_turn', stop_sequence: null },
  ...{ content: [{ type: 'text', text: 'Hello' }], usage: { input_tokens: 3, output_tokens: 2 } },
});

let house: ProtocolHouse;
let service: SignInService;
let upstream: ScriptedUpstream;
/** DATA_DIR of the machine whose gateways die. */
let folder: string;
beforeAll(async () => {
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${message.length}\r\nconnection: close\r\n\r\n`;
  [house, service, upstream] = await Promise.all([
    startProtocolHouse(),
    startSignInService(),
    startScriptedUpstream(head + message),
  ]);
  folder = mkdtempSync(join(tmpdir(), 'trunkline-token-killed-'));
});
afterAll(async () => {
  await house.stop();
  await Promise.all([service.stop(), upstream.stop()]);
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  service.beforeAnswer = () => undefined;
  service.presented.length = 0;
});

const serve = (name: string): Promise<ServedKey> => {
  const oauth = { tokenUrl: service.tokenUrl, clientId: 'client', refreshToken: service.grant(name) };
  return house.serve({ platform: 'claude', baseUrl: upstream.url, credentials: { oauth } });
};

const ask = (gateway: GatewayProcess, key: ServedKey): Promise<HttpAnswer> => askIn(messages, { gateway }, key, claude);

const startVictim = (): Promise<GatewayProcess> => startGateway({ ...house.environment, DATA_DIR: folder });

const rotations = (): string[] => {
  try {
    return readdirSync(join(folder, 'rotations')).filter((name) => name.endsWith('.rotation'));
  } catch {
    return [];
  }
};

it('goes on when the lock ends of a gateway that was killed before it asked', async () => {
  const key = await serve('before');
  const redis = await openRedis(house.redis.url);
  await redis.set(redisKeys.credentialRenewal(key.accountId).lock, 'of the dead', 'PX', 2_000);
  redis.disconnect();
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(house.gateway, key)));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(service.presented).toEqual(['before#0']);
});

it(
  'shows the old refresh token once more after a gateway was killed while it waited for the answer, and asks for a person where it is not taken',
  async () => {
    const [kind, strict] = await Promise.all([serve('kind'), serve('strict')]);
    const victim = await startVictim();
    service.beforeAnswer = () => new Promise(() => undefined);
    for (const key of [kind, strict]) ask(victim, key).catch(() => undefined);
    await until(() => service.presented.length === 2, 'the endpoint was asked for both');
    await victim.kill();
    service.beforeAnswer = (presented) => {
      service.isLenient = presented.startsWith('kind');
    };
    service.isLenient = true;
    const first = await ask(house.gateway, kind);
    expect(first.status, first.body.toString('utf8')).toBe(200);
    service.isLenient = false;
    expect((await ask(house.gateway, strict)).status).not.toBe(200);
    expect((await house.account(strict.accountId)).state).toMatchObject({
      ...{ status: 'needs_reauth', reauthorisation: { reason: 'ambiguous_rotation' } },
    });
    const { credentialState } = await house.admin<{ credentialState: string }>(
      'GET',
      `/admin/accounts/${strict.accountId}`,
    );
    expect(credentialState).toBe('needs_reauth');
    for (let turn = 0; turn < 5; turn += 1) expect((await ask(house.gateway, strict)).status).not.toBe(200);
    expect([...service.presented].sort()).toEqual(['kind#0', 'kind#0', 'strict#0', 'strict#0']);
    expect((await house.account(kind.accountId)).state.status).toBe('available');
  },
  LOCK_ENDS_WITHIN_MS * 3,
);

it('stores at the next start what a gateway had been given that was killed while Redis was away', async () => {
  const key = await serve('between');
  const victim = await startVictim();
  service.beforeAnswer = () => house.redis.kill();
  ask(victim, key).catch(() => undefined);
  await until(() => rotations().length === 1, 'the new refresh token is on the disk');
  await victim.kill();
  await house.redis.restart();
  service.beforeAnswer = () => undefined;
  const next = await startVictim();
  await until(() => rotations().length === 0, 'it is stored', LOCK_ENDS_WITHIN_MS);
  expect((await ask(next, key)).status).toBe(200);
  await until(async () => (await ask(house.gateway, key)).status === 200, 'the other gateway has Redis back');
  expect(service.presented).toEqual(['between#0']);
  await next.stop();
});

it('loses nothing where Redis is away while a token is asked for, and asks no second time', async () => {
  const key = await serve('away');
  service.beforeAnswer = () => house.redis.kill();
  const first = await ask(house.gateway, key);
  expect(first.status).toBe(503);
  service.beforeAnswer = () => undefined;
  await house.redis.restart();
  await until(async () => (await ask(house.gateway, key)).status === 200, 'it serves again', LOCK_ENDS_WITHIN_MS);
  expect(service.presented).toEqual(['away#0']);
});
