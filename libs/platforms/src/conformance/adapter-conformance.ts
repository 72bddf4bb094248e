import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import type { UpstreamRequest } from '@app/egress';
import { type JsonObject, type Protocol, protocols } from '@app/protocols';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import type { UsableCredentials } from '../credentials/usable-credentials';
import type { Operation, PlatformAdapter, UpstreamCall, UpstreamFailure, UpstreamVerdict } from '../platform-adapter';
import { FARTHEST_RESET_MS } from '../reset-times/reset-times';
import { anyLimitHeaders } from './any-limit-headers';
import {
  clientCredentialHeaders,
  connectionHeaders,
  credentialMarker,
  personalHeaders,
  trafficHeaders,
} from './client-headers';
import { headerPairs } from './header-pairs';
import { secretsOf, shownOf } from './secrets-of';

/** What the suite has to know of a platform to try its adapter. */
export interface AdapterSample {
  /** A model that the platform serves. */
  readonly model: string;
  /** An account as an administrator adds it, without a base URL where the platform has one of its own. */
  readonly account: Account;
  /** `credentials` of an administrator's request that are whole. */
  readonly input: JsonObject;
  /** Every field filled with a text that is found nowhere else. */
  readonly credentials: UsableCredentials;
  /** Name of the one header that carries the credential, in lower case; absent for credentials of kind `none`. */
  readonly credentialHeader?: string;
  /** What the adapter can be asked for. */
  readonly operations: readonly Operation[];
  /** A protocol that clients speak and that passes through as it is. */
  readonly protocol: Protocol;
  /** A body of that protocol; absent: any will do. */
  readonly body?: JsonObject;
  /** The body is changed on its way: the upstream speaks the protocol in a dress of its own. */
  readonly changesBody?: true;
  /** The query is the upstream's own: the caller's is left out. */
  readonly ownQuery?: true;
  /** `credentials: {}` is an account without a secret here. */
  readonly needsNoSecret?: true;
  /** Statuses that mean something else here than they do elsewhere. */
  readonly ownVerdicts?: readonly number[];
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
    operation: sample.operations[0] ?? 'generate',
    protocol: sample.protocol,
    model: sample.model,
    isStreaming: false,
    account: sample.account,
    credentials: sample.credentials,
    headers: { ...trafficHeaders, accept: 'application/json' },
    query: '',
    body: Buffer.from(JSON.stringify(sample.body ?? { model: 'm' })),
    ...change,
  });
  const prepare = async (change: Partial<UpstreamCall> = {}): Promise<UpstreamRequest> =>
    adapter.prepare(callWith(change));
  const headersFor = async (headers: ClientHeaders): Promise<(readonly [string, string])[]> =>
    headerPairs((await prepare({ headers })).headers);
  const secrets = secretsOf(sample.credentials);
  const shown = shownOf(sample.credentials);

  describe(`the ${adapter.platform} adapter, asked in ${sample.protocol}`, () => {
    it('names what it serves and what it speaks', () => {
      expect(adapter.models.length).toBeGreaterThan(0);
      expect(adapter.platform).toBe(sample.account.platform);
      for (const operation of sample.operations) {
        const { account, model } = sample;
        expect(adapter.protocolFor({ account, operation, model, asked: sample.protocol })).toBe(sample.protocol);
      }
    });

    it('speaks some protocol to every client that wants an answer of a model', () => {
      const { account, model } = sample;
      for (const asked of protocols) {
        expect(adapter.protocolFor({ account, operation: 'generate', model, asked })).toBeDefined();
      }
    });

    it('reads the credentials that an administrator sends, and no others', () => {
      expect(adapter.readCredentials(sample.input).credentials.kind).toBeTypeOf('string');
      const wrong = [{ apiKey: 7 }, { apiKey: '' }, { apiKey: 'a b' }, { ...sample.input, extra: 'x' }];
      for (const input of [...wrong, ...(sample.needsNoSecret ? [] : [{}])]) {
        expect(() => adapter.readCredentials(input)).toThrow(InvalidCredentials);
      }
      fc.assert(
        fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (input) => {
          try {
            adapter.readCredentials(input);
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidCredentials);
          }
        }),
      );
    });

    if (!sample.changesBody)
      it('hands on the bytes of the body, whatever they are', async () => {
        await fc.assert(
          fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
            const body = Buffer.from(bytes);
            const before = Buffer.from(bytes);
            expect((await prepare({ body })).body?.equals(before)).toBe(true);
            expect(body.equals(before)).toBe(true);
          }),
          { numRuns: 50 },
        );
      });

    it.each(clientCredentialHeaders)('keeps back the credential in %s', async (name) => {
      for (const value of [credentialMarker, `Bearer ${credentialMarker}`, [credentialMarker, credentialMarker]]) {
        expect(JSON.stringify(await prepare({ headers: { ...trafficHeaders, [name]: value } }))).not.toContain(
          credentialMarker,
        );
      }
    });

    it.each(connectionHeaders)('keeps back %s, which belongs to the connection it came on', async (name) => {
      const headers = await headersFor({ ...trafficHeaders, [name]: 'x-marker' });
      // A signature covers the host, which is then the upstream's.
      expect(headers.filter(([own, value]) => own === name && value === 'x-marker')).toEqual([]);
    });

    it.each(personalHeaders)('keeps back %s, which tells of the people behind the relay', async (name) => {
      expect((await headersFor({ [name]: 'x-marker' })).map(([own]) => own)).not.toContain(name);
    });

    it('keeps back what the connection header names', async () => {
      for (const [name, value] of (await headersFor(trafficHeaders)).filter(([own]) => own in trafficHeaders)) {
        const marked = { ...trafficHeaders, [name]: 'x-marker', connection: `close, ${name.toUpperCase()}` };
        const isHandedOn = (await headersFor(marked)).some(([, own]) => own === 'x-marker');
        expect([name, value, isHandedOn]).toEqual([name, value, false]);
      }
    });

    it('sets one credential, the account’s, in one header', async () => {
      const client = Object.fromEntries(clientCredentialHeaders.map((name) => [name, credentialMarker]));
      const carriers = (await headersFor({ ...trafficHeaders, ...client })).filter(([, value]) =>
        shown.some((secret) => value.includes(secret)),
      );
      expect(carriers.map(([name]) => name)).toEqual([sample.credentialHeader ?? []].flat());
      const { origin, path } = await prepare();
      expect(secrets.some((secret) => `${origin}${path}`.includes(secret))).toBe(false);
    });

    it('asks for an answer that is not compressed, whatever the client can read', async () => {
      for (const accepted of [undefined, 'gzip, deflate, br, zstd', ['gzip', 'br']]) {
        const headers = { ...trafficHeaders, ...(accepted === undefined ? {} : { 'accept-encoding': accepted }) };
        const values = (await headersFor(headers)).filter(([name]) => name === 'accept-encoding');
        expect(values).toEqual([['accept-encoding', 'identity']]);
      }
    });

    it('writes each header once, its name in lower case, whatever the client sends', async () => {
      const name = fc.oneof(
        fc.constantFrom(...Object.keys(trafficHeaders), ...clientCredentialHeaders, ...connectionHeaders),
        fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
      );
      const value = fc.oneof(fc.stringMatching(/^[ -~]{0,20}$/), fc.constant(undefined), fc.constant(['a', 'b']));
      await fc.assert(
        fc.asyncProperty(fc.dictionary(name, value), async (headers) => {
          const names = (await headersFor(headers)).map(([own]) => own);
          expect(new Set(names).size).toBe(names.length);
          expect(names.filter((own) => own !== own.toLowerCase())).toEqual([]);
        }),
      );
    });

    if (!sample.ownQuery)
      it.each(sample.operations)('keeps the query of %s as it came', async (operation) => {
        const plain = (await prepare({ operation })).path;
        expect(plain).not.toContain('?');
        for (const query of ['?beta=true', '?a=%20b&a=%2F&c', '?']) {
          expect((await prepare({ operation, query })).path).toBe(plain + query);
        }
      });

    it('gives each operation a path of its own', async () => {
      const paths = await Promise.all(sample.operations.map(async (operation) => (await prepare({ operation })).path));
      expect(new Set(paths).size).toBe(sample.operations.length);
      expect(paths.every((path) => path.startsWith('/') && !path.startsWith('//'))).toBe(true);
    });

    it('goes to the base URL of the account, path and all, with a slash at its end or without', async () => {
      const { path } = await prepare({ account: { ...sample.account, baseUrl: 'https://other.example' } });
      for (const [baseUrl, origin, prefix] of [
        ['https://other.example:8443/', 'https://other.example:8443', ''],
        ['http://10.0.0.5:8080/team/a', 'http://10.0.0.5:8080', '/team/a'],
        ['https://other.example/team/a//', 'https://other.example', '/team/a'],
      ] as const) {
        const account = { ...sample.account, baseUrl };
        const request = await prepare({ account });
        expect([request.origin, request.path]).toEqual([origin, prefix + path]);
        expect(adapter.originOf(account)).toBe(origin);
      }
    });

    it('sends its requests to the origin that it names', async () => {
      expect((await prepare()).origin).toBe(adapter.originOf(sample.account));
    });

    it('keeps nothing from one call to the next and changes none', async () => {
      const headers = Object.freeze({ ...trafficHeaders });
      const isTimeless = ([name]: readonly [string, string]): boolean =>
        !['authorization', 'x-amz-date'].includes(name);
      const readable = ({ headers: own, ...rest }: UpstreamRequest) => ({
        ...rest,
        own: headerPairs(own).filter(isTimeless),
      });
      const first = await prepare({ headers });
      await prepare({
        headers: { 'user-agent': 'other' },
        account: { ...sample.account, baseUrl: 'https://other.example' },
      });
      expect(readable(await prepare({ headers }))).toEqual(readable(first));
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
      const expected: readonly (readonly [status: number, verdict: UpstreamVerdict])[] = [
        [401, { failure: 'unauthorized', scope: 'account' }],
        [403, { failure: 'forbidden', scope: 'model' }],
        [429, { failure: 'rate-limited', scope: 'model' }],
        [400, { failure: 'invalid-request', scope: 'request' }],
        [503, { failure: 'unavailable', scope: 'account' }],
      ];
      for (const [status, verdict] of expected) {
        if (sample.ownVerdicts?.includes(status)) continue;
        expect(adapter.classify({ status, headers: {}, body: Buffer.alloc(0) }, NOW)).toEqual(verdict);
      }
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

/** A reset that lies behind us or beyond every window of an upstream is none. */
function expectNearFuture(moment: number | undefined): void {
  if (moment === undefined) return;
  expect(moment).toBeGreaterThan(NOW);
  expect(moment).toBeLessThanOrEqual(NOW + FARTHEST_RESET_MS);
}
