import { describe, expect, it } from 'vitest';
import { familyOf } from '@app/accounts';
import { GatewayError } from '@app/common';
import { TokenWorld, oauth, says, tokenServer } from './testing/token-world';

describe('RefreshTokenGrant', () => {
  it('asks with a form', async () => {
    const world = new TokenWorld(tokenServer());
    await world.token({ ...oauth, clientSecret: 'secret of it', scopes: ['a', 'b'] });
    expect(world.requests[0]?.request).toMatchObject({
      url: 'https://auth.example/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(world.requests[0]?.fields).toEqual({
      ...{ grant_type: 'refresh_token', refresh_token: 'refresh-0', client_id: 'client' },
      ...{ client_secret: 'secret of it', scope: 'a b' },
    });
  });

  it('asks Anthropic with JSON and its beta', async () => {
    const world = new TokenWorld(tokenServer());
    await world.token({ ...oauth, tokenUrl: 'https://api.anthropic.com/v1/oauth/token' });
    expect(world.requests[0]?.request.headers).toMatchObject({
      ...{ 'content-type': 'application/json', 'anthropic-beta': 'oauth-2025-04-20' },
    });
    expect(world.requests[0]?.fields).toEqual({
      ...{ grant_type: 'refresh_token', refresh_token: 'refresh-0', client_id: 'client' },
    });
  });

  it('stores a new refresh token before the access token is used, and uses it from then on', async () => {
    const world = new TokenWorld(tokenServer({ rotates: true }));
    const rotate = world.store.rotate.bind(world.store);
    let release = (): void => undefined;
    const saving = new Promise<void>((resolve) => (release = resolve));
    world.store.rotate = async (...all) => saving.then(() => rotate(...all));
    let isUsed = false;
    const token = world.token().then((text) => {
      isUsed = true;
      return text;
    });
    await new Promise(setImmediate);
    expect([world.requests.length, isUsed, world.journal.rotations.size]).toEqual([1, false, 1]);
    release();
    expect(await token).toBe('token-1');
    expect(world.journal.rotations.size).toBe(0);
    world.pass(3_600);
    expect(await world.token()).toBe('token-2');
    expect(world.requests[1]?.fields.refresh_token).toBe('refresh-1');
  });

  it('names the first of the refresh tokens that replace each other, so that another secret can be told from them', async () => {
    const world = new TokenWorld(tokenServer({ rotates: true }));
    await world.token();
    world.pass(3_600);
    await world.token();
    const family = familyOf(oauth);
    expect(world.store.history).toEqual([
      oauth,
      { ...oauth, refreshToken: 'refresh-1', family },
      { ...oauth, refreshToken: 'refresh-2', family },
    ]);
    expect(family).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps what the store did not take, and stores it before anything else is asked', async () => {
    let isAway = true;
    const world = new TokenWorld(tokenServer({ rotates: true }));
    const rotate = world.store.rotate.bind(world.store);
    world.store.rotate = async (...all) => (isAway ? Promise.reject(new Error('away')) : rotate(...all));
    await expect(world.token()).rejects.toMatchObject({ code: 'gateway_unavailable' });
    isAway = false;
    world.pass(6);
    expect(await world.token()).toBe('token-1');
    expect(world.requests).toHaveLength(1);
  });

  it.each(['refresh-0', '', undefined, 7])(
    'keeps the old one where the answer names %j for the new one',
    async (name) => {
      const world = new TokenWorld(() => says(200, { access_token: 't', refresh_token: name }));
      await world.token();
      expect(world.store.history).toEqual([oauth]);
    },
  );

  it('keeps its access token where another process has renewed the refresh token, and goes on from there', async () => {
    const world = new TokenWorld(tokenServer({ rotates: true }));
    await world.token();
    world.store.enter({ ...oauth, refreshToken: 'of another process', family: familyOf(oauth) });
    expect(await world.token()).toBe('token-1');
    world.pass(3_600);
    await world.token();
    expect(world.requests[1]?.fields.refresh_token).toBe('of another process');
  });

  it('drops the access token where an administrator has stored another refresh token', async () => {
    const world = new TokenWorld(tokenServer({ rotates: true }));
    await world.token();
    expect(await world.token({ ...oauth, refreshToken: 'of another person' })).toBe('token-2');
  });

  it.each([
    ['no token', says(200, {})],
    ['a token that cannot be a header', says(200, { access_token: 'a\r\nb' })],
    ['a token of another type', says(200, { access_token: 'a', token_type: 'mac' })],
    ['no JSON', says(200, '<html>')],
    ['more than is read', says(200, `{"access_token":"a","x":"${'x'.repeat(1024 * 1024)}"}`)],
    ['a redirect', says(302, { access_token: 'a' })],
    ['an error of its own', says(500, { error: 'invalid_grant' })],
    ['a limit', says(429, { error: 'slow_down' })],
    ['a passing error', says(400, { error: 'temporarily_unavailable' })],
    ['a refusal without a code', says(404, 'not found')],
  ])('takes %s for no answer', async (_, answer) => {
    const world = new TokenWorld(() => answer);
    await expect(world.token()).rejects.toThrow(GatewayError);
  });

  it.each(['invalid_client', 'unauthorized_client', 'invalid_scope'])('says that it was refused: %s', async (error) => {
    const world = new TokenWorld(() => says(401, { error }));
    await expect(world.token()).rejects.toMatchObject({ name: 'CredentialsRefused', code: error });
  });

  it('keeps no secret in an error, also where the server sends it back', async () => {
    const world = new TokenWorld(() =>
      says(400, { error: 'invalid_grant', error_description: 'no refresh-0\r\nof hush', refresh_token: 'refresh-0' }),
    );
    const error: unknown = await world.token({ ...oauth, clientSecret: 'hush' }).catch((refused: unknown) => refused);
    expect(error).toMatchObject({ description: 'no … of …' });
    expect(JSON.stringify([error, String(error)])).not.toMatch(/refresh-0|hush/);
  });

  it('sends no secret in clear, except to this machine', async () => {
    const world = new TokenWorld(tokenServer());
    await expect(world.token({ ...oauth, tokenUrl: 'http://auth.example/token' })).rejects.toThrow(GatewayError);
    expect(world.requests).toEqual([]);
    expect(await world.token({ ...oauth, tokenUrl: 'http://127.0.0.1:3900/token' })).toBe('token-1');
  });

  it.each([undefined, 0, -1, 'soon', '', null, '-5', Number.MAX_VALUE])(
    'does not ask again and again where a token’s life is said to be %j',
    async (expiresIn) => {
      const world = new TokenWorld(() => says(200, { access_token: 'a', expires_in: expiresIn }));
      await world.token();
      world.pass(150);
      await world.token();
      expect(world.requests).toHaveLength(1);
      world.pass(32 * 86_400);
      await world.token();
      expect(world.requests).toHaveLength(2);
    },
  );

  it('takes a text for a number', async () => {
    const world = new TokenWorld(() => says(200, { access_token: 'b', expires_in: '3600' }));
    await world.token();
    world.pass(3_000);
    await world.token();
    expect(world.requests).toHaveLength(1);
  });
});
