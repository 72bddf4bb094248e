import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError, noTokens } from '@app/common';
import type { ErrorKind } from '../errors/protocol-error';
import { createGeminiArrayEncoder } from './encoders';
import { geminiKit as kit } from './gemini.kit';

const bytes = (value: unknown): Buffer => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const read = (request: unknown) => kit.readEnvelope(bytes(request), { model: 'gemini-x', isStreaming: true });
const user = (text: string) => ({ role: 'user', parts: [{ text }] });
const frame = (data: unknown) => ({ event: '', data: bytes(data) });

describe('the envelope of a Gemini request', () => {
  it('takes model and streaming from the request line, and the rest from the body', () => {
    for (const config of [
      { generationConfig: { maxOutputTokens: 7 } },
      { generation_config: { max_output_tokens: 7 } },
    ]) {
      const envelope = read({ contents: [user('Hi')], ...config });
      expect(envelope).toMatchObject({ model: 'gemini-x', isStreaming: true, maxTokens: 7, boundContent: 'free' });
    }
    expect(() => kit.readEnvelope(bytes({}), {})).toThrow(GatewayError);
    for (const body of ['', '{', '[]', '{"contents":[],"contents":[]}']) expect(() => read(body)).toThrow(GatewayError);
  });

  it.each([
    [{ cachedContent: 'cachedContents/x' }, 'stored'],
    [{ cached_content: null }, 'free'],
    [
      {
        contents: [{ parts: [{ fileData: { fileUri: 'https://generativelanguage.googleapis.com/v1beta/files/x' } }] }],
      },
      'stored',
    ],
    [{ contents: [{ parts: [{ fileData: { fileUri: 'gs://bucket/x' } }] }] }, 'free'],
    [{ contents: [{ parts: [{ functionCall: {}, thoughtSignature: 'c2ln' }] }] }, 'signed'],
    [{ contents: [{ parts: [{ functionCall: {}, thought_signature: 'c2ln' }] }] }, 'signed'],
    [{ contents: [{ parts: [{ functionCall: {}, thoughtSignature: 'skip_thought_signature_validator' }] }] }, 'free'],
    [{ contents: [user('"thoughtSignature":"c2ln"')] }, 'free'],
  ])('tells what %j is bound to', (request, expected) => {
    expect(read(request).boundContent).toBe(expected);
  });

  it('tells conversations apart by a header, else by how they begin', () => {
    const session = (request: object, headers = {}) => kit.readSession(bytes(request), read(request), headers);
    const first = { systemInstruction: { parts: [{ text: 'Be brief' }] }, contents: [user('Hi')] };
    const later = { ...first, contents: [user('Hi'), { role: 'model', parts: [{ text: 'Ho' }] }, user('Again')] };
    expect(session(first)).toEqual(session(later));
    expect(session(first)).not.toEqual(session({ ...first, contents: [user('Ho')] }));
    expect(session(first)).not.toEqual(session({ contents: [user('Hi')] }));
    expect(session(first, { 'session-id': 's' })).toEqual({ id: 's', source: 'client' });
    expect(session({})).toBeUndefined();
  });

  it('tells messages of a person from results of functions', () => {
    const isUser = (contents: unknown) => kit.isUserMessage(bytes({ contents }), read({ contents }));
    expect(isUser([user('Hi')])).toBe(true);
    expect(isUser([{ parts: [{ text: 'Hi' }] }])).toBe(true);
    expect(isUser([user('Hi'), { role: 'user', parts: [{ functionResponse: { name: 'f' } }] }])).toBe(false);
    expect(isUser([{ role: 'model', parts: [] }])).toBe(false);
    expect(isUser('none')).toBe(false);
  });

  it('leaves the signatures of the first contents out, and nothing else', () => {
    const signed = { role: 'model', parts: [{ functionCall: { name: 'f' }, thoughtSignature: 'x' }, { text: 'a' }, 7] };
    const request = { contents: [user('Hi'), signed, user('ä'), signed] };
    const body = bytes(request);
    const call = { functionCall: { name: 'f' }, thoughtSignature: 'skip_thought_signature_validator' };
    const cleaned = { role: 'model', parts: [call, { text: 'a' }, 7] };
    expect(kit.countMessages(body, read(request))).toBe(4);
    const rewritten = kit.rewrite(body, read(request), { thinkingOfFirst: 3 });
    expect(JSON.parse(rewritten.toString())).toEqual({ contents: [user('Hi'), cleaned, user('ä'), signed] });
    expect(kit.rewrite(body, read(request), { thinkingOfFirst: 1, model: 'other' })).toBe(body);
  });

  it('lets nothing stand in for the signature of a call where the model wants none', () => {
    const request = {
      contents: [{ role: 'model', parts: [{ function_call: { name: 'f' }, thought_signature: 'x' }] }],
    };
    const partFor = (model: string): unknown => {
      const rewritten = kit.rewrite(bytes(request), kit.readEnvelope(bytes(request), { model }), {
        thinkingOfFirst: 1,
      });
      return (JSON.parse(rewritten.toString()) as { contents: { parts: unknown[] }[] }).contents[0]?.parts[0];
    };
    const call = { function_call: { name: 'f' } };
    expect(partFor('gemini-2.5-pro')).toEqual(call);
    expect(partFor('gemini-3.8-flash')).toEqual({ ...call, thoughtSignature: 'skip_thought_signature_validator' });
  });
});

describe('the figures of Gemini answers', () => {
  const usageMetadata = {
    promptTokenCount: 30,
    cachedContentTokenCount: 10,
    candidatesTokenCount: 5,
    thoughtsTokenCount: 2,
  };
  const tokens = { ...noTokens, input: 20, cacheRead: 10, output: 7 };
  const chunk = (more: object) => ({
    candidates: [{ content: { parts: [{ text: 'a' }] }, ...more }],
    modelVersion: 'g',
  });

  it('are read from whole answers, counts and vectors', () => {
    expect(kit.meterAnswer(bytes({ ...chunk({}), usageMetadata }))).toEqual({
      isWhole: true,
      metered: { entries: [{ model: 'g', usage: tokens, reasoningTokens: 2 }], source: 'exact' },
    });
    expect(kit.meterAnswer(bytes(chunk({})))).toMatchObject({ metered: { entries: [], source: 'estimated' } });
    expect(kit.meterAnswer(bytes({ totalTokens: 7 }))).toMatchObject({ isWhole: true, metered: { entries: [] } });
    expect(kit.meterAnswer(bytes({ error: { code: 500 } }))).toMatchObject({ isWhole: true, isError: true });
    for (const text of ['', '{', '[]', 'null', '<html>'])
      expect(kit.meterAnswer(bytes(text))).toEqual({ isWhole: false });
  });

  it('are those of the last event of a stream', () => {
    const meter = kit.createMeter();
    expect(meter.result()).toEqual({ entries: [], source: 'estimated' });
    meter.take(frame({ ...chunk({}), usageMetadata: { promptTokenCount: 30, cachedContentTokenCount: 10 } }));
    expect(meter).toMatchObject({ hasBegun: true, hasStopped: false });
    expect(meter.result()).toMatchObject({ source: 'partial', entries: [{ usage: { input: 20, output: 1 } }] });
    meter.take(frame({ ...chunk({ finishReason: 'STOP' }), usageMetadata }));
    expect(meter).toMatchObject({ hasStopped: true, hasFailed: false });
    expect(meter.result()).toEqual({
      entries: [{ model: 'g', usage: tokens, reasoningTokens: 2 }],
      source: 'exact',
    });
  });

  it('end with a blocked prompt, and with an error', () => {
    const blocked = kit.createMeter();
    blocked.take(frame({ promptFeedback: { blockReason: 'SAFETY' }, usageMetadata }));
    expect(blocked).toMatchObject({ hasStopped: true, hasFailed: false });
    const failed = kit.createMeter();
    failed.take(frame(chunk({})));
    failed.take(frame({ error: { code: 503, status: 'UNAVAILABLE' } }));
    failed.take(frame({ ...chunk({ finishReason: 'STOP' }), usageMetadata }));
    expect(failed).toMatchObject({ hasStopped: true, hasFailed: true });
    expect(failed.result().source).toBe('partial');
  });

  it('survive any event', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (events) => {
        const meter = kit.createMeter();
        for (const event of events) meter.take(frame(event));
        for (const { usage } of meter.result().entries)
          expect(Object.values(usage).every((count) => count >= 0)).toBe(true);
      }),
    );
  });
});

describe('errors in Google’s words', () => {
  const detail = (more: object) => ({
    error: { code: 429, message: 'Why', status: 'RESOURCE_EXHAUSTED', details: [more] },
  });

  it.each<[number, unknown, ErrorKind, object]>([
    [429, detail({ retryDelay: '34.07s' }), 'rate-limit', { retryAfterSeconds: 35 }],
    [429, detail({ retryDelay: '1500ms' }), 'rate-limit', { retryAfterSeconds: 2 }],
    [429, detail({ violations: [{ quotaId: 'GenerateRequestsPerDayPerProject' }] }), 'quota', {}],
    [429, detail({ reason: 'QUOTA_EXHAUSTED' }), 'quota', { code: 'QUOTA_EXHAUSTED' }],
    [400, detail({ reason: 'API_KEY_INVALID' }), 'authentication', {}],
    [503, [{ error: { code: 503, status: 'UNAVAILABLE', message: 'Why' } }], 'overloaded', { message: 'Why' }],
    [400, { error: { message: 'The input token count (9) exceeds the maximum' } }, 'context-length', {}],
    [404, undefined, 'not-found', {}],
    [599, 'page', 'api', {}],
  ])('reads %i with %j as %s', (status, body, kind, more) => {
    expect(kit.readError(status, body)).toMatchObject({ status, kind, ...more });
  });

  it('tells a delay in the details, and a long one as the end of a quota', () => {
    const said = (retryAfterSeconds: number): unknown =>
      JSON.parse(kit.writeError({ status: 429, kind: 'rate-limit', message: 'Wait', retryAfterSeconds }, 'req'));
    expect(said(30)).toMatchObject({
      error: { code: 429, status: 'RESOURCE_EXHAUSTED', details: [{ retryDelay: '30s' }] },
    });
    expect(said(3_600)).toMatchObject({
      error: { details: [{ reason: 'QUOTA_EXHAUSTED', domain: 'cloudcode-pa.googleapis.com' }] },
    });
  });

  it('asks to come again where somebody says 503 and not why', () => {
    const error = { status: 503, kind: 'api', message: 'Why' } as const;
    expect(kit.statusOf(error)).toBe(503);
    expect(JSON.parse(kit.writeError(error, 'req'))).toMatchObject({ error: { code: 503, status: 'UNAVAILABLE' } });
    expect(kit.statusOf({ ...error, status: 502 })).toBe(500);
  });

  it('reads what it writes', () => {
    const kinds: ErrorKind[] = [
      'authentication',
      'permission',
      'not-found',
      'rate-limit',
      'quota',
      'overloaded',
      'timeout',
      'api',
    ];
    for (const kind of kinds) {
      const error = { status: 0, kind, message: 'Why' };
      const text = kit.writeErrorEvent(error, 'req');
      expect(text).toMatch(/^data: .*\n\n$/);
      expect(kit.errorOf(frame(text.slice('data: '.length)))).toMatchObject({ kind, status: kit.statusOf(error) });
    }
    expect(kit.errorOf(frame({ candidates: [] }))).toBeUndefined();
  });
});

describe('a stream as one JSON array', () => {
  it('is the list of its events, however many there are', () => {
    for (const events of [[], [{ a: 1 }], [{ a: 1 }, { b: '],[' }]]) {
      const encoder = createGeminiArrayEncoder();
      const text = events.map((data) => encoder.encode({ data })).join('') + encoder.end(false);
      expect(JSON.parse(text)).toEqual(events);
    }
  });
});
