import { once } from 'node:events';
import { type IncomingHttpHeaders, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type GatewayProcess, startGateway } from '../support/gateway-process';
import { type Collector, startCollector } from '../support/otlp/collector';
import { sayingWhatIsLoaded } from '../support/otlp/loaded-packages';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const clientTrace = { traceparent: `00-${traceId}-b7ad6b7169203331-01`, tracestate: 'congo=t61rcWkgMzE' };
const answer = {
  ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'own-model-1', stop_reason: 'end_turn' },
  ...{ content: [{ type: 'text', text: 'yes' }], usage: { input_tokens: 12, output_tokens: 3 } },
};

let collector: Collector;
let upstream: Server;
let house: RelayHouse;
let off: GatewayProcess;
const asked: IncomingHttpHeaders[] = [];

beforeAll(async () => {
  collector = await startCollector();
  upstream = createServer((request, response) => {
    asked.push(request.headers);
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'request-id': 'req_up' });
      response.end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  house = await startRelayHouse({
    ...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20canary-otlp' },
    ...{ OTEL_SERVICE_NAME: 'relay-of-a-test', OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test' },
    ...{ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' },
    ...{ OTEL_METRIC_EXPORT_INTERVAL: '500', OTEL_SEMCONV_STABILITY_OPT_IN: 'gen_ai_latest_experimental' },
    ...sayingWhatIsLoaded,
  });
  off = await startGateway({ ...house.environment, OTEL_EXPORTER_OTLP_ENDPOINT: '' });
  const baseUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  await house.admin('POST', '/admin/accounts', {
    ...{ name: 'own server', platform: 'anthropic-compatible', baseUrl, models: ['own-*'] },
    credentials: { apiKey: 'canary-upstream-key' },
  });
});
afterAll(async () => {
  await off.stop();
  await house.stop();
  upstream.close();
  await collector.stop();
});

function ask(url: string, headers: Record<string, string> = {}, model = 'own-model'): Promise<Response> {
  return fetch(`${url}/v1/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': house.relayKey, ...headers },
    body: JSON.stringify({ model, max_tokens: 9, messages: [{ role: 'user', content: 'canary-prompt' }] }),
  });
}

const seen = (name: string): Collector['spans'] => collector.spans.filter((span) => span.name === name);

describe('a gateway with a collector', () => {
  it("goes on with the client's trace, and the upstream goes on with ours", async () => {
    // The client has decided that its trace is kept; of all others the sampler keeps none.
    expect((await ask(house.gateway.url, clientTrace)).status).toBe(200);
    expect((await ask(house.gateway.url)).status).toBe(200);
    await vi.waitFor(() => expect(collector.spans.length).toBeGreaterThan(1), { timeout: 5_000 });
    const [server] = seen('POST /v1/messages');
    const [attempt] = seen('chat own-model');
    expect(collector.spans).toHaveLength(2);
    expect(server).toMatchObject({ traceId, parentSpanId: 'b7ad6b7169203331', kind: 2, status: 0 });
    expect(attempt).toMatchObject({ traceId, parentSpanId: server?.spanId, kind: 3 });
    expect(attempt?.attributes).toMatchObject({
      ...{ 'gen_ai.provider.name': 'anthropic-compatible', 'gen_ai.response.model': 'own-model-1' },
      ...{ 'gen_ai.usage.input_tokens': 12, 'gen_ai.usage.output_tokens': 3, 'http.response.status_code': 200 },
      'trunkline.upstream.request.id': 'req_up',
    });
    expect(server?.resource).toMatchObject({
      ...{ 'service.name': 'relay-of-a-test', 'deployment.environment.name': 'test' },
    });
    expect(asked.at(-2)).toMatchObject({
      traceparent: `00-${traceId}-${attempt?.spanId}-01`,
      tracestate: 'congo=t61rcWkgMzE',
    });
    expect(asked.at(-1)?.traceparent).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-00$/);
  });

  it('sends metrics of every request, sampled or not, by the names that were asked for', async () => {
    const name = 'gen_ai.client.inference.usage.input_tokens';
    await vi.waitFor(() => expect(collector.metrics.get(name)?.points[0]?.sum).toBe(24), { timeout: 5_000 });
    expect(collector.headers.every(({ authorization }) => authorization === 'Bearer canary-otlp')).toBe(true);
  });

  it('takes no trace that is not well formed, and hands no baggage on', async () => {
    const hostile = { traceparent: `00-${traceId}-0000000000000000-01`, tracestate: 'a=1', baggage: 'user=ada' };
    expect((await ask(house.gateway.url, hostile)).status).toBe(200);
    expect(asked.at(-1)?.traceparent).not.toContain(traceId);
    expect(asked.at(-1)).not.toHaveProperty('tracestate');
    expect(asked.at(-1)).not.toHaveProperty('baggage');
  });

  it('is not held up by a collector that never answers', async () => {
    collector.answers = 'silence';
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async () => (await ask(house.gateway.url, clientTrace)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    collector.answers = 200;
  });
});

describe('a gateway without a collector', () => {
  it("hands the client's own trace on as it came, to a server that may have it", async () => {
    const trace = { traceparent: `00-${traceId}-b7ad6b7169203331-03`, tracestate: 'congo=t61rcWkgMzE' };
    expect((await ask(off.url, trace)).status).toBe(200);
    expect(asked.at(-1)).toMatchObject(trace);
    expect((await ask(off.url, { traceparent: 'garbage' })).status).toBe(200);
    expect(asked.at(-1)).not.toHaveProperty('traceparent');
  });

  it('loads nothing of OpenTelemetry, which one with a collector does', () => {
    // The metrics package looks for spans of others with the interface, which does nothing by itself.
    const loaded = new Set(off.output().match(/loads @opentelemetry\/\S+/g));
    expect([...loaded]).toEqual(['loads @opentelemetry/api']);
    expect(house.gateway.output()).toContain('loads @opentelemetry/sdk-trace');
    expect(house.worker.output()).toContain('loads @opentelemetry/sdk-trace');
  });
});

describe('a gateway that ends', () => {
  it('sends what it has before it ends, and never what was said', async () => {
    const lastTrace = { traceparent: clientTrace.traceparent.replace(/0af7/, 'ffff') };
    expect((await ask(house.gateway.url, lastTrace, 'nobody-serves-this')).status).toBe(404);
    expect((await ask(house.gateway.url, lastTrace)).status).toBe(200);
    await house.gateway.stop();
    const last = seen('POST /v1/messages').filter((span) => span.traceId.startsWith('ffff'));
    expect(last.map(({ attributes }) => attributes['http.response.status_code'])).toEqual([404, 200]);
    const everything = JSON.stringify([collector.spans, [...collector.metrics]]);
    expect(everything).not.toMatch(/canary/);
    expect(everything).not.toContain(house.relayKey);
  });
});
