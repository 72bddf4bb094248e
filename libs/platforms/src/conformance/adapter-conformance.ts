import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account, Credentials } from '@app/accounts';
import type { UpstreamRequest } from '@app/egress';
import type { Operation, PlatformAdapter, UpstreamCall, UpstreamFailure } from '../platform-adapter';
import { FARTHEST_RESET_MS } from '../reset-times/reset-times';
import { anyLimitHeaders } from './any-limit-headers';
import {
  clientCredentialHeaders,
  connectionHeaders,
  credentialMarker,
  personalHeaders,
  trafficHeaders,
} from './client-headers';

/** What the suite has to know of a platform to try its adapter. */
export interface AdapterSample {
  /** A model that the platform serves. */
  readonly model: string;
  /** An account as an administrator adds it, without a base URL where the platform has one of its own. */
  readonly account: Account;
  /** Every field filled with a text that is found nowhere else. */
  readonly credentials: Credentials;
  /** Name of the one header that carries the credential, in lower case. */
  readonly credentialHeader: string;
  /** What the adapter can be asked for. */
  readonly operations: readonly Operation[];
}

const everyFailure: Readonly<Record<UpstreamFailure, true>> = {
  'rate-limited': true,
  overloaded: true,
  unauthorized: true,
  forbidden: true,
  'quota-exhausted': true,
  'invalid-request': true,
  unavailable: true,
  malformed: true,
};

const NOW = Date.parse('2026-11-21T10:00:00Z');

type ClientHeaders = UpstreamCall['headers'];

/** The rules that every adapter keeps, whatever its upstream. `docs/add-a-platform.md` says why. */
export function describeAdapterConformance(adapter: PlatformAdapter, sample: AdapterSample): void {
  const callWith = (change: Partial<UpstreamCall> = {}): UpstreamCall => ({
    operation: sample.operations[0] ?? 'messages',
    account: sample.account,
    credentials: sample.credentials,
    headers: { ...trafficHeaders, accept: 'application/json' },
    query: '',
    body: Buffer.from('{"model":"m"}'),
    ...change,
  });
  const prepare = (change: Partial<UpstreamCall> = {}): UpstreamRequest => adapter.prepare(callWith(change));
  const headersFor = (headers: ClientHeaders): (readonly [string, string])[] => pairs(prepare({ headers }).headers);
  const secrets = Object.values(sample.credentials as unknown as Readonly<Record<string, string>>);

  describe(`the ${adapter.platform} adapter`, () => {
    it('names what it serves and what it speaks', () => {
      expect(adapter.models.length).toBeGreaterThan(0);
      expect(adapter.platform).toBe(sample.account.platform);
      expect(adapter.protocolFor(sample.model, 'anthropic-messages')).toBe('anthropic-messages');
    });

    it('hands on the bytes of the body, whatever they are', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
          const body = Buffer.from(bytes);
          const before = Buffer.from(bytes);
          expect(prepare({ body }).body?.equals(before)).toBe(true);
          expect(body.equals(before)).toBe(true);
        }),
        { numRuns: 50 },
      );
    });

    it.each(clientCredentialHeaders)('keeps back the credential in %s', (name) => {
      for (const value of [credentialMarker, `Bearer ${credentialMarker}`, [credentialMarker, credentialMarker]]) {
        expect(JSON.stringify(prepare({ headers: { ...trafficHeaders, [name]: value } }))).not.toContain(
          credentialMarker,
        );
      }
    });

    it.each(connectionHeaders)('keeps back %s, which belongs to the connection it came on', (name) => {
      const names = headersFor({ ...trafficHeaders, [name]: 'x-marker' }).map(([own]) => own);
      expect(names).not.toContain(name);
    });

    it.each(personalHeaders)('keeps back %s, which tells of the people behind the relay', (name) => {
      expect(headersFor({ [name]: 'x-marker' }).map(([own]) => own)).not.toContain(name);
    });

    it('keeps back what the connection header names', () => {
      for (const [name, value] of headersFor(trafficHeaders).filter(([own]) => own in trafficHeaders)) {
        const marked = { ...trafficHeaders, [name]: 'x-marker', connection: `close, ${name.toUpperCase()}` };
        expect([name, value, headersFor(marked).some(([, own]) => own === 'x-marker')]).toEqual([name, value, false]);
      }
    });

    it('sets one credential, the account’s, in one header', () => {
      const client = Object.fromEntries(clientCredentialHeaders.map((name) => [name, credentialMarker]));
      const carriers = headersFor({ ...trafficHeaders, ...client }).filter(([, value]) =>
        secrets.some((secret) => value.includes(secret)),
      );
      expect(carriers.map(([name]) => name)).toEqual([sample.credentialHeader]);
      const { origin, path } = prepare();
      expect(secrets.some((secret) => `${origin}${path}`.includes(secret))).toBe(false);
    });

    it('asks for an answer that is not compressed, whatever the client can read', () => {
      for (const accepted of [undefined, 'gzip, deflate, br, zstd', ['gzip', 'br']]) {
        const headers = { ...trafficHeaders, ...(accepted === undefined ? {} : { 'accept-encoding': accepted }) };
        const values = headersFor(headers).filter(([name]) => name === 'accept-encoding');
        expect(values).toEqual([['accept-encoding', 'identity']]);
      }
    });

    it('writes each header once, its name in lower case, whatever the client sends', () => {
      const name = fc.oneof(
        fc.constantFrom(...Object.keys(trafficHeaders), ...clientCredentialHeaders, ...connectionHeaders),
        fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
      );
      const value = fc.oneof(fc.stringMatching(/^[ -~]{0,20}$/), fc.constant(undefined), fc.constant(['a', 'b']));
      fc.assert(
        fc.property(fc.dictionary(name, value), (headers) => {
          const names = headersFor(headers).map(([own]) => own);
          expect(new Set(names).size).toBe(names.length);
          expect(names.filter((own) => own !== own.toLowerCase())).toEqual([]);
        }),
      );
    });

    it.each(sample.operations)('keeps the query of %s as it came', (operation) => {
      const plain = prepare({ operation }).path;
      expect(plain).not.toContain('?');
      for (const query of ['?beta=true', '?a=%20b&a=%2F&c', '?']) {
        expect(prepare({ operation, query }).path).toBe(plain + query);
      }
    });

    it('gives each operation a path of its own', () => {
      const paths = sample.operations.map((operation) => prepare({ operation }).path);
      expect(new Set(paths).size).toBe(sample.operations.length);
      expect(paths.every((path) => path.startsWith('/') && !path.startsWith('//'))).toBe(true);
    });

    it('goes to the base URL of the account, path and all, with a slash at its end or without', () => {
      const { path } = prepare({ account: { ...sample.account, baseUrl: 'https://other.example' } });
      for (const [baseUrl, origin, prefix] of [
        ['https://other.example:8443/', 'https://other.example:8443', ''],
        ['http://10.0.0.5:8080/team/a', 'http://10.0.0.5:8080', '/team/a'],
        ['https://other.example/team/a//', 'https://other.example', '/team/a'],
      ] as const) {
        const request = prepare({ account: { ...sample.account, baseUrl } });
        expect([request.origin, request.path]).toEqual([origin, prefix + path]);
      }
    });

    it('keeps nothing from one call to the next and changes none', () => {
      const headers = Object.freeze({ ...trafficHeaders });
      const first = prepare({ headers });
      prepare({ headers: { 'user-agent': 'other' }, account: { ...sample.account, baseUrl: 'https://other.example' } });
      expect(prepare({ headers })).toEqual(first);
    });

    it('knows what every failed answer means for its account', () => {
      const texts = ['', '{', 'null', '[]', '<html>', '{"error":null}', '{"error":{"details":{"error_code":7}}}'];
      for (let status = 300; status < 600; status += 1) {
        for (const text of texts) {
          const { failure, scope } = adapter.classify({ status, headers: {}, body: Buffer.from(text) }, NOW);
          expect(Object.keys(everyFailure)).toContain(failure);
          // What speaks of the request alone goes back to the caller, and nothing else does.
          expect(scope === 'request').toBe(failure === 'invalid-request');
          // A fault of the upstream is never blamed on the caller, or no other account would be tried.
          if (status >= 500) expect(failure).not.toBe('invalid-request');
        }
      }
      fc.assert(
        fc.property(fc.integer({ min: 300, max: 599 }), fc.uint8Array(), anyLimitHeaders, (status, bytes, headers) => {
          const { failure, until } = adapter.classify({ status, headers, body: Buffer.from(bytes) }, NOW);
          expect(Object.keys(everyFailure)).toContain(failure);
          expectNearFuture(until);
        }),
      );
    });

    it('tells the failures apart that every upstream has', () => {
      const verdictOf = (status: number) => adapter.classify({ status, headers: {}, body: Buffer.alloc(0) }, NOW);
      expect(verdictOf(401)).toEqual({ failure: 'unauthorized', scope: 'account' });
      expect(verdictOf(403)).toEqual({ failure: 'forbidden', scope: 'model' });
      expect(verdictOf(429)).toEqual({ failure: 'rate-limited', scope: 'model' });
      expect(verdictOf(400)).toEqual({ failure: 'invalid-request', scope: 'request' });
      expect(verdictOf(503)).toEqual({ failure: 'unavailable', scope: 'account' });
    });

    it('believes a 429 that says when to come again', () => {
      const headers = { 'retry-after': '30' };
      const { until } = adapter.classify({ status: 429, headers, body: Buffer.alloc(0) }, NOW);
      expect(until).toBe(NOW + 30_000);
    });

    it('finds the limits of the account in headers, whatever stands there', () => {
      expect(adapter.readWindows({ 'content-type': 'application/json' }, NOW)).toEqual([]);
      fc.assert(
        fc.property(anyLimitHeaders, (headers) => {
          for (const { utilization, resetsAt } of adapter.readWindows(headers, NOW)) {
            expectNearFuture(resetsAt);
            expect(utilization === undefined || (Number.isFinite(utilization) && utilization >= 0)).toBe(true);
          }
        }),
      );
    });
  });
}

/** Name, value, name, value … as pairs. */
function pairs(headers: readonly string[]): (readonly [string, string])[] {
  expect(headers.length % 2).toBe(0);
  return headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1] ?? ''] as const] : []));
}

/** A reset that lies behind us or beyond every window of an upstream is none. */
function expectNearFuture(moment: number | undefined): void {
  if (moment === undefined) return;
  expect(moment).toBeGreaterThan(NOW);
  expect(moment).toBeLessThanOrEqual(NOW + FARTHEST_RESET_MS);
}
