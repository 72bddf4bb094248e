import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TracingSettings } from '@app/config';
import { type RequestEnd, type RequestStart, type Tracing, readTraceContext, startTracing } from '@app/telemetry';
import { type Collector, startCollector } from '../support/otlp/collector';

const logger = pino({ level: 'silent' });
const traceId = '0af7651916cd43dd8448eb211c80319c';
const parent = readTraceContext(`00-${traceId}-b7ad6b7169203331-01`, 'congo=t61rcWkgMzE');

let collector: Collector;
let tracing: Tracing | undefined;

beforeEach(async () => {
  collector = await startCollector();
});
afterEach(async () => {
  await tracing?.stop();
  tracing = undefined;
  await collector.stop();
});

async function begin(changes: Partial<TracingSettings> = {}): Promise<Tracing> {
  const settings: TracingSettings = {
    ...{ endpoint: collector.url, headers: { 'x-team': 'one' }, serviceName: 'trunkline' },
    resourceAttributes: { 'deployment.environment.name': 'test' },
    ...{ sampler: 'parentbased_always_on', samplerRatio: 1, metricIntervalMs: 60_000, hasLatestNames: false },
    ...changes,
  };
  tracing = await startTracing(settings, 'gateway', logger);
  if (!tracing) throw new Error('is off');
  return tracing;
}

const start = (changes: Partial<RequestStart> = {}): RequestStart => ({
  ...{ requestId: 'req_1', startedAt: Date.now(), route: '/v1/messages', operation: 'generate' },
  ...{ protocol: 'anthropic-messages', model: 'claude-sonnet-4-5', keyId: 'key_1', userId: 'usr_1' },
  ...changes,
});
const tokens = { input: 10, cacheRead: 100, cacheWrite5m: 20, cacheWrite1h: 5, output: 7 };
const end = (changes: Partial<RequestEnd> = {}): RequestEnd => ({
  ...{ outcome: 'completed', status: 200, firstByteMs: 3, waitedMs: 0, isStreaming: true },
  usage: [{ model: 'claude-sonnet-4-5-20250929', usage: tokens, reasoningTokens: 2 }],
  ...changes,
});
const account = { accountId: 'acc_1', platform: 'bedrock', model: 'claude-sonnet-4-5', number: 1 } as const;

function serve(from: Tracing, changes: Partial<RequestStart> = {}): void {
  const request = from.request(start(changes));
  request.event('admitted');
  request.attempt({ ...account, origin: 'https://one.example.com' }).failed('overloaded', 529);
  const second = request.attempt({ ...account, accountId: 'acc_2', number: 2, origin: 'http://127.0.0.1:8080' });
  second.answered(200, 'msg_up');
  request.end(end());
  request.end(end({ outcome: 'upstream-failed' }));
}

const spanNamed = (name: string): Collector['spans'] => collector.spans.filter((span) => span.name === name);

describe('what a collector is told', () => {
  it('is a server span within the trace of the client, and a client span beneath it for each attempt', async () => {
    serve(await begin(), { ...(parent ? { parent } : {}), conversationId: 'digest' });
    await tracing?.stop();
    const [server] = spanNamed('POST /v1/messages');
    const attempts = spanNamed('chat claude-sonnet-4-5');
    expect(collector.spans).toHaveLength(3);
    expect(server).toMatchObject({
      traceId,
      parentSpanId: 'b7ad6b7169203331',
      traceState: 'congo=t61rcWkgMzE',
      kind: 2,
    });
    expect(server?.events).toEqual(['trunkline.admitted']);
    for (const attempt of attempts) expect(attempt).toMatchObject({ traceId, parentSpanId: server?.spanId, kind: 3 });
    for (const attempt of attempts) {
      expect(attempt.startedAt).toBeGreaterThanOrEqual(server?.startedAt ?? Infinity);
      expect(attempt.endedAt).toBeLessThanOrEqual(server?.endedAt ?? 0);
    }
    expect(new Set(collector.spans.map(({ spanId }) => spanId)).size).toBe(3);
    expect(server?.resource).toEqual({
      ...{ 'service.name': 'trunkline', 'trunkline.process': 'gateway', 'deployment.environment.name': 'test' },
    });
    expect(collector.headers.every((headers) => headers['x-team'] === 'one')).toBe(true);
  });

  it('says of them what the conventions of v1.41 call it', async () => {
    serve(await begin(), { conversationId: 'digest' });
    await tracing?.stop();
    const [failed, answered] = spanNamed('chat claude-sonnet-4-5');
    const shared = { 'trunkline.request.id': 'req_1', 'trunkline.key.id': 'key_1', 'trunkline.user.id': 'usr_1' };
    const call = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'claude-sonnet-4-5' };
    expect(failed?.attributes).toEqual({
      ...{ ...shared, ...call, 'gen_ai.provider.name': 'aws.bedrock', 'gen_ai.conversation.id': 'digest' },
      ...{ 'server.address': 'one.example.com', 'server.port': 443, 'trunkline.account.id': 'acc_1' },
      ...{ 'trunkline.attempt.number': 1, 'error.type': 'overloaded', 'http.response.status_code': 529 },
    });
    expect(failed?.status).toBe(2);
    expect(answered?.attributes).toEqual({
      ...{ ...shared, ...call, 'gen_ai.provider.name': 'aws.bedrock', 'gen_ai.conversation.id': 'digest' },
      ...{ 'server.address': '127.0.0.1', 'server.port': 8080, 'trunkline.account.id': 'acc_2' },
      ...{ 'trunkline.attempt.number': 2, 'http.response.status_code': 200, 'trunkline.upstream.request.id': 'msg_up' },
      'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
      ...{ 'gen_ai.usage.input_tokens': 135, 'gen_ai.usage.output_tokens': 7 },
      ...{ 'gen_ai.usage.cache_read.input_tokens': 100, 'gen_ai.usage.cache_creation.input_tokens': 25 },
      'gen_ai.usage.reasoning.output_tokens': 2,
    });
    expect(answered?.status).toBe(0);
    expect([...collector.metrics.keys()].sort()).toEqual([
      ...['gen_ai.client.operation.duration', 'gen_ai.client.operation.time_to_first_chunk'],
      ...['gen_ai.client.token.usage', 'gen_ai.server.request.duration'],
      ...['gen_ai.server.time_per_output_token', 'gen_ai.server.time_to_first_token'],
    ]);
    const usage = collector.metrics.get('gen_ai.client.token.usage');
    const sums = usage?.points.map(({ attributes, sum }) => [attributes['gen_ai.token.type'], sum]);
    expect(sums).toEqual([
      ['input', 135],
      ['output', 7],
    ]);
    expect(usage?.unit).toBe('{token}');
    expect(usage?.points[0]?.bounds).toEqual([
      ...[1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864],
    ]);
    const durations = collector.metrics.get('gen_ai.client.operation.duration');
    expect(durations?.points.map(({ count }) => count)).toEqual([1, 1]);
    expect(durations?.points[0]?.bounds).toEqual([
      ...[0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
    ]);
  });

  it('has the later names where these are asked for', async () => {
    serve(await begin({ hasLatestNames: true }));
    await tracing?.stop();
    const [, answered] = spanNamed('chat claude-sonnet-4-5');
    expect(answered?.attributes).toMatchObject({ 'gen_ai.usage.cache_write.input_tokens': 25 });
    expect(answered?.attributes).not.toHaveProperty('gen_ai.usage.cache_creation.input_tokens');
    const prefix = 'gen_ai.client.inference';
    expect([...collector.metrics.keys()].sort()).toEqual([
      ...[`${prefix}.duration`, `${prefix}.operation.input_tokens`, `${prefix}.operation.output_tokens`],
      ...[`${prefix}.time_to_first_chunk`, `${prefix}.usage.cache_read.input_tokens`],
      ...[`${prefix}.usage.cache_write.input_tokens`, `${prefix}.usage.input_tokens`],
      ...[`${prefix}.usage.output_tokens`, `${prefix}.usage.reasoning.output_tokens`],
      ...['gen_ai.server.request.duration', 'gen_ai.server.time_per_output_token', 'gen_ai.server.time_to_first_token'],
    ]);
    expect(collector.metrics.get(`${prefix}.usage.input_tokens`)?.points[0]?.sum).toBe(135);
  });

  it('is no span at a ratio of 0, and all the metrics', async () => {
    const from = await begin({ sampler: 'traceidratio', samplerRatio: 0 });
    const request = from.request(start(parent ? { parent } : {}));
    const { context } = request.attempt({ ...account, origin: '' });
    expect(context).toMatchObject({ traceId, isSampled: false });
    request.end(end({ status: 503, outcome: 'upstream-failed', errorType: 'upstream_none_available', usage: [] }));
    await tracing?.stop();
    expect(collector.spans).toEqual([]);
    const served = collector.metrics.get('gen_ai.server.request.duration')?.points;
    expect(served?.map(({ attributes }) => attributes['error.type'])).toEqual(['upstream_none_available']);
  });

  const modelsOf = (metric: string): Set<unknown> =>
    new Set(collector.metrics.get(metric)?.points.map(({ attributes }) => attributes['gen_ai.request.model']));

  it('lets nobody use up the names of models with ones that they make up', async () => {
    const from = await begin();
    const refused = end({ status: 404, outcome: 'upstream-failed', usage: [] });
    for (let index = 0; index < 500; index += 1) {
      const request = from.request(start({ model: `model-${index}` }));
      if (index % 2 === 0)
        request.attempt({ ...account, model: `model-${index}`, origin: '' }).answered(404, undefined);
      request.end(refused);
    }
    serve(from);
    await tracing?.stop();
    expect(modelsOf('gen_ai.server.request.duration')).toEqual(new Set(['_OTHER', 'claude-sonnet-4-5']));
    expect(modelsOf('gen_ai.client.operation.duration')).toEqual(new Set(['_OTHER', 'claude-sonnet-4-5']));
  });

  it('names 200 models, and nothing that is no name', async () => {
    const from = await begin();
    for (let index = 0; index < 250; index += 1) {
      const request = from.request(start({ model: `model-${index}` }));
      request.attempt({ ...account, model: `model-${index}`, origin: '' }).answered(200, undefined);
      request.end(end({ usage: [] }));
    }
    from.request(start({ model: 'a "prompt"\nof two lines' })).end(end());
    await tracing?.stop();
    expect(modelsOf('gen_ai.server.request.duration').size).toBe(201);
    expect(JSON.stringify(collector.spans)).not.toContain('prompt');
  });

  it('is told of work in the background, and of work that fails', async () => {
    const from = await begin();
    expect(await from.work('a task', () => Promise.resolve(3))).toBe(3);
    await expect(from.work('another', () => Promise.reject(new RangeError('no')))).rejects.toThrow('no');
    await tracing?.stop();
    expect(collector.spans.map(({ name, status }) => [name, status])).toEqual([
      ['a task', 0],
      ['another', 2],
    ]);
    expect(collector.spans[1]?.attributes).toEqual({ 'error.type': 'RangeError' });
  });
});

describe('a collector that is no help', () => {
  it.each([['silence'], [500], [404]] as const)('that answers with %s holds nobody up', async (answers) => {
    collector.answers = answers;
    const from = await begin();
    for (let index = 0; index < 1_000; index += 1) serve(from);
    await from.stop();
    tracing = undefined;
    // What did not fit is lost: 2,048 spans wait at the most, of 3,000.
    expect(collector.spans.length).toBeLessThanOrEqual(2_048);
  });

  it('that is not there makes neither a request nor the end fail', async () => {
    await collector.stop();
    const from = await begin();
    for (let index = 0; index < 100; index += 1) serve(from);
    await from.stop();
    tracing = undefined;
    collector = await startCollector();
  });
});

describe('the environment', () => {
  it('is not read by the packages behind our back', async () => {
    const hidden = {
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x-strange=1',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:1/',
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
      OTEL_SERVICE_NAME: 'strange',
      OTEL_TRACES_SAMPLER: 'always_off',
    };
    for (const [name, value] of Object.entries(hidden)) vi.stubEnv(name, value);
    serve(await begin());
    await tracing?.stop();
    vi.unstubAllEnvs();
    expect(collector.spans).toHaveLength(3);
    expect(collector.spans[0]?.resource['service.name']).toBe('trunkline');
    expect(collector.headers.every((headers) => headers['x-strange'] === undefined)).toBe(true);
  });
});
