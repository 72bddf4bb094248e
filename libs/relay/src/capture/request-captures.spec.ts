import { describe, expect, it, vi } from 'vitest';
import type { Captures } from '@app/usage';
import type { ClientReply } from '../client-reply';
import type { RelayRequest } from '../relay-request';
import { RequestCaptures } from './request-captures';

const now = Date.parse('2030-01-01T00:00:00Z');

interface House {
  readonly captures: RequestCaptures;
  readonly noted: string[];
  /** `aheadMs`: what the clock turned out to be wrong by. */
  readonly clock: { ms: number; aheadMs: number };
  /** The key as it is now. */
  key: { capture?: { until: string }; userId: string } | undefined;
}

function house(areKept = true, until?: string): House {
  const noted: string[] = [];
  const clock = { ms: 0, aheadMs: 0 };
  const store = { areKept, note: (_id: string, text: string) => noted.push(text) } as unknown as Captures;
  const made: House = {
    captures: new RequestCaptures(
      store,
      { get: () => made.key as never },
      { now: () => now + clock.ms + clock.aheadMs, monotonic: () => clock.ms },
    ),
    ...{ noted, clock, key: { userId: 'usr_1', ...(until === undefined ? {} : { capture: { until } }) } },
  };
  return made;
}
const inAnHour = '2030-01-01T01:00:00.000Z';
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function fakeReply(): ClientReply & { readonly sent: string[] } {
  const sent: string[] = [];
  return {
    ...{ sent, hasLeft: false, hasStarted: false },
    start: (status) => sent.push(String(status)),
    write: (chunk) => sent.push(chunk.toString()) > 2,
    end: (chunk) => sent.push(chunk?.toString() ?? ''),
    ...{ destroy: () => undefined, onDrain: () => undefined, onLeave: () => undefined },
  };
}

const request = (until?: string): RelayRequest =>
  ({
    ...{ requestId: 'req_1', startedAt: now, body: Buffer.from('{"model":"m","api_key":"x"}'), user: { id: 'usr_1' } },
    apiKey: { id: 'key_1', ...(until === undefined ? {} : { capture: { until } }) },
    headers: {
      ...{
        'x-api-key': 'secret-1',
        authorization: 'Bearer secret-2',
        cookie: 'secret-3',
        'x-forwarded-for': '10.0.0.1',
      },
      ...{ 'user-agent': 'cli/1 tl_0000000000000000000000000000000000abcd', 'anthropic-beta': ['a', 'b'] },
    },
  }) as unknown as RelayRequest;

describe('RequestCaptures', () => {
  it('leaves requests alone for whose key nobody asked, or no longer, or where nothing is kept', () => {
    const begin = (until?: string, areKept = true): unknown =>
      house(areKept, until).captures.begin(request(until), fakeReply());
    expect(begin()).toBeUndefined();
    expect(begin('2030-01-01T00:00:00.000Z')).toBeUndefined();
    expect(begin('not a moment')).toBeUndefined();
    expect(begin('2030-01-03T00:00:00.000Z')).toBeUndefined();
    expect(begin(inAnHour, false)).toBeUndefined();
    expect(begin(inAnHour)).toBeDefined();
  });

  it.each<[string, (of: House) => void]>([
    ['was taken back', (of) => (of.key = { userId: 'usr_1' })],
    ['was asked for anew after the key went to somebody else', (of) => (of.key = { ...of.key, userId: 'usr_2' })],
    ['ended with the key', (of) => (of.key = undefined)],
    ['was over when the request began, as the clock of all knows', (of) => (of.clock.aheadMs = 3_600_001)],
  ])('keeps nothing of a request under way when the capture %s', async (_what, change) => {
    const of = house(true, inAnHour);
    const [left, kept] = [of.captures.begin(request(inAnHour), fakeReply()), house(true, inAnHour)];
    change(of);
    left?.end();
    const capture = kept.captures.begin(request(inAnHour), fakeReply());
    // It began in time, and is over only after it.
    kept.clock.ms = 2 * 3_600_000;
    capture?.end();
    await soon();
    expect([of.noted.length, kept.noted.length]).toEqual([0, 1]);
  });

  it('holds the beginnings of fifty answers at the same time at the most', async () => {
    const of = house(true, inAnHour);
    const begun = Array.from({ length: 200 }, (_, index) => {
      of.clock.ms = index * 1_000;
      return of.captures.begin(request(inAnHour), fakeReply());
    });
    expect(begun.filter((capture) => capture !== undefined)).toHaveLength(50);
    begun[0]?.end();
    await soon();
    expect(of.captures.begin(request(inAnHour), fakeReply())).toBeDefined();
  });

  it('keeps what was asked and answered when all is over, and passes everything on as it is', async () => {
    const { captures, noted } = house(true, inAnHour);
    const client = fakeReply();
    const capture = captures.begin(request(inAnHour), client);
    capture?.reply.start(200, ['x', 'y', 'Content-Type', 'text/event-stream; charset=utf-8']);
    expect(capture?.reply.write('data: {"delta":{"text":"one"}}\n\n')).toBe(false);
    expect(capture?.reply.write(Buffer.from('data: {"delta":{"text":" two"}}\n\n'))).toBe(true);
    capture?.reply.end();
    capture?.end();
    expect(noted).toEqual([]);
    await vi.waitFor(() => expect(noted).toHaveLength(1));
    expect(client.sent).toEqual([
      ...['200', 'data: {"delta":{"text":"one"}}\n\n', 'data: {"delta":{"text":" two"}}\n\n', ''],
    ]);
    expect(JSON.parse(noted[0] ?? '')).toEqual({
      ...{ requestId: 'req_1', keyId: 'key_1', userId: 'usr_1', startedAt: now },
      headers: { 'user-agent': 'cli/1 [redacted]', 'anthropic-beta': 'a, b' },
      body: { value: { model: 'm', api_key: '[redacted]' }, isCut: false, bytes: 27 },
      answer: { status: 200, bytes: 65, text: 'one two' },
    });
  });

  it('takes the last word of a stream that was cut for the beginning of a secret', async () => {
    const { captures, noted } = house(true, inAnHour);
    const capture = captures.begin(request(inAnHour), fakeReply());
    capture?.reply.start(200, ['content-type', 'text/event-stream']);
    capture?.reply.write('data: {"delta":{"text":"take AbCdEf01"}}\n\n');
    capture?.reply.destroy();
    capture?.end();
    await soon();
    expect(noted.join()).toContain('"take …"');
  });

  it('keeps the beginning of an answer without end only', async () => {
    const { captures, noted } = house(true, inAnHour);
    const capture = captures.begin(request(inAnHour), fakeReply());
    capture?.reply.start(200, ['content-type', 'text/event-stream']);
    const event = Buffer.from(`data: {"delta":{"text":"${'word '.repeat(20)}"}}\n\n`);
    for (let index = 0; index < 10_000; index += 1) capture?.reply.write(event);
    capture?.end();
    await vi.waitFor(() => expect(noted).toHaveLength(1));
    const { answer } = JSON.parse(noted[0] ?? '') as { answer: { bytes: number; text: string } };
    expect(answer.bytes).toBe(10_000 * event.length);
    expect(answer.text.length).toBeLessThanOrEqual(4_001);
  });

  it('captures twenty requests a second at the most', () => {
    const { captures, clock } = house(true, inAnHour);
    const begun = (): number =>
      Array.from({ length: 50 }, () => captures.begin(request(inAnHour), fakeReply())).filter(
        (capture) => capture !== undefined,
      ).length;
    expect(begun()).toBe(20);
    clock.ms = 1_000;
    expect(begun()).toBe(20);
  });
});
