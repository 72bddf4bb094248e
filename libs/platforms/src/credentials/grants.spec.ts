import { describe, expect, it } from 'vitest';
import type { EntraCredentials } from '@app/accounts';
import { GatewayError } from '@app/common';
import { START, TokenWorld, account, says, tokenServer } from './testing/token-world';

const entra: EntraCredentials = { kind: 'entra', tenantId: 'te/nant', clientId: 'app', clientSecret: 'hush' };

describe('the grant of a Microsoft Entra application', () => {
  it('asks for the scope of the platform', async () => {
    const world = new TokenWorld(tokenServer());
    expect(await world.token(entra)).toBe('token-1');
    expect(world.requests[0]?.request.url).toBe('https://login.microsoftonline.com/te%2Fnant/oauth2/v2.0/token');
    expect(world.requests[0]?.fields).toEqual({
      ...{ grant_type: 'client_credentials', client_id: 'app', client_secret: 'hush', scope: 'the-scope' },
    });
  });

  it('asks the authority of another cloud', async () => {
    const world = new TokenWorld(tokenServer());
    await world.token({ ...entra, authority: 'https://login.microsoftonline.us/' });
    expect(world.requests[0]?.request.url).toMatch(/^https:\/\/login\.microsoftonline\.us\/te/);
  });

  it('may try again after a refusal: a new secret takes its time to be known there', async () => {
    const world = new TokenWorld(() => says(401, { error: 'invalid_client', error_description: 'AADSTS7000215' }));
    await expect(world.token(entra)).rejects.toMatchObject({ code: 'invalid_client', description: 'AADSTS7000215' });
    world.pass(6);
    world.answer = tokenServer();
    expect(await world.token(entra)).toBe('token-1');
  });
});

describe('what the process finds of AWS', () => {
  it('is kept until shortly before its end, and looked for anew where it was refused', async () => {
    const forced: boolean[] = [];
    const world = new TokenWorld(tokenServer(), {
      awsDefault: (isForced) => {
        const count = forced.push(isForced);
        const expiresAt = START + count * 600_000;
        return Promise.resolve({ kind: 'aws-keys', accessKeyId: `A${count}`, secretAccessKey: 's', expiresAt });
      },
    });
    const ask = () => Promise.resolve(world.source.usable(account, { kind: 'aws-default' }, {}));
    expect(await ask()).toEqual({ kind: 'aws-keys', accessKeyId: 'A1', secretAccessKey: 's' });
    world.pass(400);
    expect(await ask()).toMatchObject({ accessKeyId: 'A1' });
    world.pass(180);
    expect(await ask()).toMatchObject({ accessKeyId: 'A2' });
    world.source.refused(account.id);
    expect(await ask()).toMatchObject({ accessKeyId: 'A3' });
    expect(forced).toEqual([false, false, true]);
  });

  it('is an account that cannot be reached where there is nothing', async () => {
    const world = new TokenWorld(tokenServer());
    await expect(world.token({ kind: 'aws-default' })).rejects.toThrow(GatewayError);
    await expect(world.token({ kind: 'google-default' })).rejects.toThrow(GatewayError);
  });
});

describe('what the process finds of Google', () => {
  it('is looked for again after a quarter of an hour where it does not name its end', async () => {
    let count = 0;
    const world = new TokenWorld(tokenServer(), {
      googleDefault: () => Promise.resolve({ token: `g-${(count += 1)}` }),
    });
    expect(await world.token({ kind: 'google-default' })).toBe('g-1');
    world.pass(700);
    expect(await world.token({ kind: 'google-default' })).toBe('g-1');
    world.pass(195);
    expect(await world.token({ kind: 'google-default' })).toBe('g-2');
  });
});
