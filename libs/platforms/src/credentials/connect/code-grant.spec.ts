import { describe, expect, it } from 'vitest';
import type { TokenResponse } from '../credential-ports';
import { TokenWorld, account, says } from '../testing/token-world';
import { type GrantedConnection, exchangeCode } from './code-grant';

const client = { tokenUrl: 'https://auth.example/token', clientId: 'client', clientSecret: 'hush-hush' };
const pending = { client, verifier: 'the-verifier', redirectUri: 'https://relay.example/callback' };
const good = { access_token: 'access', token_type: 'Bearer', expires_in: 3_600, refresh_token: 'refresh' };

const exchange = (answer: () => TokenResponse, tokenUrl = client.tokenUrl) => {
  const world = new TokenWorld(answer);
  const asked = exchangeCode(world.ports, account, { ...pending, client: { ...client, tokenUrl } }, 'the-code');
  return { world, asked };
};

describe('a code', () => {
  it('is exchanged with its verifier and the address that it came to', async () => {
    const { world, asked } = exchange(() => says(200, good));
    const { credentials, granted } = await asked;
    expect(credentials).toEqual({ kind: 'oauth', ...client, refreshToken: 'refresh' });
    expect(granted).toEqual({ token: 'access', lifeMs: 3_600_000, refreshToken: 'refresh' });
    expect(world.requests.map(({ fields }) => fields)).toEqual([
      {
        ...{ grant_type: 'authorization_code', code: 'the-code', redirect_uri: 'https://relay.example/callback' },
        ...{ client_id: 'client', client_secret: 'hush-hush', code_verifier: 'the-verifier' },
      },
    ]);
  });

  it('that leads to nothing that lasts is refused', async () => {
    const { asked } = exchange(() => says(200, { ...good, refresh_token: undefined }));
    await expect(asked).rejects.toMatchObject({ code: 'no_refresh_token' });
  });

  it('that is refused is not shown in the error, nor is anything else that was sent', async () => {
    const echo = 'the-code, the-verifier and hush-hush\r\n<script>';
    const { asked } = exchange(() => says(400, { error: 'invalid_grant', error_description: echo }));
    await expect(asked).rejects.toMatchObject({ code: 'invalid_grant', description: '…, … and … <script>' });
  });

  it.each<[string, TokenResponse]>([
    ['no JSON', says(200, '<html>')],
    ['an empty body', says(200, '')],
    ['a list', says(200, [good])],
    ['no token', says(200, { ...good, access_token: undefined })],
    ['a token that is no header', says(200, { ...good, access_token: 'a\r\nb' })],
    ['another kind of token', says(200, { ...good, token_type: 'mac' })],
    ['too much', says(200, { ...good, padding: 'x'.repeat(1_100_000) })],
    ['a redirect', says(302, good)],
    ['a fault', says(500, { error: 'invalid_grant' })],
  ])('is a service that cannot be used where it answers %s', async (_, response) => {
    await expect(exchange(() => response).asked).rejects.toMatchObject({ code: 'upstream_unreachable' });
  });

  it('never goes over a wire in clear', async () => {
    const { world, asked } = exchange(() => says(200, good), 'http://auth.example/token');
    await expect(asked).rejects.toMatchObject({ code: 'upstream_unreachable' });
    expect(world.requests).toEqual([]);
  });

  it.each(['', 7, null, {}, []])('brings no refresh token where that is %j', async (refreshToken) => {
    const { asked } = exchange(() => says(200, { ...good, refresh_token: refreshToken }));
    const outcome: unknown = await asked.catch((error: unknown) => error);
    expect(outcome).toMatchObject({ code: 'no_refresh_token' } satisfies Partial<Record<string, string>>);
    expect((outcome as Partial<GrantedConnection>).credentials).toBeUndefined();
  });
});
