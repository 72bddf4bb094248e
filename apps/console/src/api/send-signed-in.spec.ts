import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SignedIn, accessToken } from '../session/access-token';
import { NoAnswerError, OtherPersonError, sendSignedIn } from './send-signed-in';

const signedIn = (id: string, expiresIn = 600): SignedIn => ({
  ...{ accessToken: `token of ${id}`, expiresIn },
  user: {
    ...{ id, username: id, role: 'member', mustChangePassword: false, provider: 'local' },
    ...{ createdAt: '2026-01-01T00:00:00.000Z', permissions: [], timezone: 'UTC', groups: [] },
  },
});

/** A relay at which `cookieOf` has signed in last with this browser, and whose only good token is theirs. */
function relayOf(cookieOf: string): string[] {
  const calls: string[] = [];
  vi.stubGlobal('fetch', (target: string | Request) => {
    if (typeof target === 'string') return Promise.resolve(Response.json(signedIn(cookieOf)));
    const by = target.headers.get('authorization');
    calls.push(`${target.method} ${String(by)}`);
    const isGood = by === `Bearer token of ${cookieOf}`;
    return Promise.resolve(isGood ? new Response(null, { status: 204 }) : Response.json({}, { status: 401 }));
  });
  return calls;
}

const deletion = (): Request => new Request('http://relay.example/me/api-keys/key_1', { method: 'DELETE' });

beforeEach(() => vi.stubGlobal('navigator', { locks: { request: (_name: string, ask: () => unknown) => ask() } }));
afterEach(() => {
  accessToken.forget();
  vi.unstubAllGlobals();
});

describe('sendSignedIn', () => {
  it('sends a call once more with a new token', async () => {
    const calls = relayOf('ada');
    accessToken.take({ ...signedIn('ada'), accessToken: 'token that is over' });
    expect((await sendSignedIn(deletion())).status).toBe(204);
    expect(calls).toEqual(['DELETE Bearer token that is over', 'DELETE Bearer token of ada']);
  });

  it('does nothing in the name of whoever has signed in meanwhile', async () => {
    const calls = relayOf('grace');
    accessToken.take(signedIn('ada'));
    await expect(sendSignedIn(deletion())).rejects.toThrow(OtherPersonError);
    expect(calls).toEqual(['DELETE Bearer token of ada']);
  });

  it('does not so either where the token was about to end', async () => {
    const calls = relayOf('grace');
    accessToken.take(signedIn('ada', 1));
    await expect(sendSignedIn(deletion())).rejects.toThrow(OtherPersonError);
    expect(calls).toEqual([]);
  });

  it('does not so for any of several calls that are refused one after the other', async () => {
    const calls = relayOf('grace');
    accessToken.take(signedIn('ada'));
    const all = await Promise.allSettled([1, 2, 3].map(() => sendSignedIn(deletion())));
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(calls).not.toContain('DELETE Bearer token of grace');
  });

  it('says that there was no answer where the network fails, and nothing else of a call that was given up', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(sendSignedIn(deletion())).rejects.toThrow(NoAnswerError);
    const givenUp = new DOMException('given up', 'AbortError');
    vi.stubGlobal('fetch', () => Promise.reject(givenUp));
    await expect(sendSignedIn(deletion())).rejects.toBe(givenUp);
  });

  it.each([200, 403])('stays signed in where something in between answers for the relay with %d', async (status) => {
    accessToken.take(signedIn('ada', 1));
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response('<html>', { status, headers: { 'content-type': 'text/html' } })),
    );
    expect((await sendSignedIn(deletion())).status).toBe(502);
    expect(await accessToken.refresh()).toBe('unreachable');
    expect(accessToken.user?.id).toBe('ada');
  });

  it('asks for a token where the browser has no locks, as over plain HTTP from another machine', async () => {
    vi.stubGlobal('navigator', {});
    relayOf('ada');
    expect(await accessToken.refresh()).toBe('signed-in');
    expect(accessToken.user?.id).toBe('ada');
  });
});
