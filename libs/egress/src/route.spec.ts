import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Loopback } from './testing/loopback';
import { withRouteHeaders } from './route';

const name = fc.constantFrom('a', 'b', 'c', 'd');
const headers = fc.array(fc.tuple(name, fc.string()), { maxLength: 6 });

describe('withRouteHeaders', () => {
  it('changes nothing that the request says', () => {
    fc.assert(
      fc.property(headers, headers, (said, added) => {
        const all = withRouteHeaders(said.flat(), added.flat());
        expect(all.slice(0, said.length * 2)).toEqual(said.flat());
      }),
    );
  });

  it('adds what the request does not say, in whatever case it says it', () => {
    expect(withRouteHeaders(['X-Team', 'a', 'accept', '*/*'], ['x-team', 'b', 'x-cost', 'c'])).toEqual([
      ...['X-Team', 'a', 'accept', '*/*'],
      ...['x-cost', 'c'],
    ]);
  });
});

describe('Egress', () => {
  it("sends a route's own headers with each request", async () => {
    const loopback = new Loopback();
    const seen: unknown[] = [];
    const port = await loopback.http((request, response) => {
      seen.push(request.headers['x-team']);
      response.end();
    });
    const route = { accountId: 'acc_1', headers: ['x-team', 'research'] };
    const request = {
      origin: `http://127.0.0.1:${port}`,
      path: '/',
      method: 'GET',
      headers: [],
      body: undefined,
    } as const;
    const egress = loopback.egress();
    for (const own of [[], ['x-team', 'another']])
      await egress.send(route, { ...request, headers: own }, () => undefined).started;
    await loopback.close();
    expect(seen).toEqual(['research', 'another']);
  });
});
