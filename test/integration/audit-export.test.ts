import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditChain, AuditVerifier } from '@app/audit';
import { CredentialVault } from '@app/vault';
import { fillAtOnce, openAuditLog } from '../support/audit-log';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { createUser, tokenFor } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const COUNT = 50_000;
const MEBIBYTE = 1_048_576;

let server: RedisServer;
let gateway: ControlPlane;
let url: string;
let headers: Record<string, string>;
beforeAll(async () => {
  server = await startRedisServer();
  const secrets = createSecrets();
  gateway = await startControlPlane({ redisUrl: server.url, secrets });
  const vault = new CredentialVault([{ id: 'k1', secret: secrets.vaultSecret }]);
  const { key } = await openAuditLog(gateway.redis, vault);
  await fillAtOnce(gateway.redis, key, COUNT);
  await createUser(gateway.users, 'owner', 'owner');
  await gateway.application.listen(0, '127.0.0.1');
  const { port } = gateway.application.getHttpServer().address() as AddressInfo;
  url = `http://127.0.0.1:${port}/admin/audit/export`;
  headers = { authorization: `Bearer ${await tokenFor(gateway.application, 'owner')}` };
});
afterAll(async () => {
  await gateway.stop();
  await server.stop();
});

const read = async (body: ReadableStream<Uint8Array>, onChunk: (text: string) => void): Promise<void> => {
  const decoder = new TextDecoder();
  for await (const chunk of body) onChunk(decoder.decode(chunk, { stream: true }));
};

it('has a good log to begin with', async () => {
  const found = await gateway.application.get(AuditVerifier).verify();
  expect([found.verified, found.entries]).toEqual([true, COUNT]);
});

describe('an export of 50,000 entries', () => {
  it('is whole, and takes no more memory the longer it is', async () => {
    const response = await fetch(url, { headers });
    const before = process.memoryUsage.rss();
    let most = before;
    let lines = 0;
    let size = 0;
    await read(response.body as ReadableStream<Uint8Array>, (text) => {
      size += text.length;
      lines += text.split('\n').length - 1;
      most = Math.max(most, process.memoryUsage.rss());
    });
    console.log(
      `${lines} entries, ${Math.round(size / MEBIBYTE)} MiB, RSS + ${Math.round((most - before) / MEBIBYTE)} MiB`,
    );
    expect(lines).toBeGreaterThanOrEqual(COUNT);
    expect(most - before).toBeLessThan(250 * MEBIBYTE);
  });

  it('is not read from the store any faster than the client takes it, and not at all once it has left', async () => {
    const { totalCommands } = await commandsOf();
    const leaving = new AbortController();
    const response = await fetch(url, { headers, signal: leaving.signal });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    leaving.abort();
    await gateway.application.get(AuditChain).drain();
    const asked = (await commandsOf()).totalCommands - totalCommands;
    // In portions of 200, the whole log takes 250.
    expect(asked).toBeLessThan(150);
  });
});

async function commandsOf(): Promise<{ readonly totalCommands: number }> {
  const statistics = await gateway.redis.info('commandstats');
  return { totalCommands: Number(/cmdstat_xrange:calls=(\d+)/.exec(statistics)?.[1] ?? 0) };
}
