import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayProcess, startGateway } from '../support/gateway-process';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { until } from '../support/supervisor/until';

let server: RedisServer;
let gateway: GatewayProcess;
beforeAll(async () => {
  server = await startRedisServer();
  gateway = await startGateway({ REDIS_URL: server.url });
});
afterAll(async () => {
  await gateway.kill();
  await server.stop();
});

async function metrics(): Promise<string> {
  const answer = await fetch(`${gateway.url}/metrics`, { signal: AbortSignal.timeout(2_000) });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('version=0.0.4');
  return answer.text();
}

describe('/metrics of a gateway', () => {
  it('counts what was asked by template of the route, and refusals by code, and names no path and no key', async () => {
    for (const path of ['/admin/accounts/acc_secret', '/nowhere/at/all?key=secret']) await fetch(gateway.url + path);
    const headers = { 'x-api-key': 'tl_secret', 'content-type': 'application/json' };
    await fetch(`${gateway.url}/api/v1/messages`, { method: 'POST', headers, body: '{}' });
    const text = await metrics();
    for (const line of [
      'trunkline_http_requests_total{route="/admin/accounts/:id",method="GET",status="4xx"} 1',
      'trunkline_http_requests_total{route="unknown",method="GET",status="4xx"} 1',
      'trunkline_http_requests_total{route="/api/v1/messages",method="POST",status="4xx"} 1',
      'trunkline_refusals_total{code="caller_key_missing"} 1',
      'trunkline_refusals_total{code="gateway_failed"} 0',
      'trunkline_redis_up 1',
      'trunkline_redis_silent_seconds 0',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).not.toMatch(/secret|nowhere/);
  });

  it('says how accounts stand, and how busy the process is', async () => {
    const text = await metrics();
    expect(text).toMatch(/^trunkline_accounts\{state="available"\} 1$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  });

  it('answers while Redis is away, and says so', async () => {
    await server.kill();
    const isAway = async (): Promise<boolean> =>
      /^trunkline_redis_up 0$[\s\S]*^trunkline_redis_silent_seconds [1-9]/m.test(await metrics());
    await until(isAway, 'the gateway says that Redis is away', 10_000);
    expect(await metrics()).toMatch(/^trunkline_accounts\{state="available"\} 1$/m);
    await server.restart();
    const isBack = async (): Promise<boolean> => (await metrics()).includes('\ntrunkline_redis_silent_seconds 0\n');
    await until(isBack, 'Redis answers again', 10_000);
    expect(await metrics()).toContain('\ntrunkline_redis_up 1\n');
  });
});
