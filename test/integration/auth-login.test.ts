import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords } from '@app/auth';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { PASSWORD, anotherAddress, call, createUser, signIn } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

/** Counts what reaches the hash. */
class CountingPasswords extends Passwords {
  verified = 0;

  override verify(password: string, passwordHash: string | undefined): Promise<boolean> {
    this.verified += 1;
    return super.verify(password, passwordHash);
  }
}

const passwords = new CountingPasswords();
let server: RedisServer;
let gateways: ControlPlane[];
let gateway: ControlPlane;

beforeAll(async () => {
  server = await startRedisServer();
  const secrets = createSecrets();
  gateways = await Promise.all([1, 2, 3].map(() => startControlPlane({ redisUrl: server.url, secrets, passwords })));
  gateway = gateways[0]!;
  for (const username of ['owner', 'locked', 'parallel', 'forgetful']) {
    await createUser(gateway.users, username, 'owner');
  }
});

afterAll(async () => {
  await Promise.all(gateways.map((one) => one.stop()));
  await server.stop();
});

describe('POST /auth/login', () => {
  it('answers the right password with a token, the user and the refresh cookie', async () => {
    const answer = await signIn(gateway.application, ' OWNER ');
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      accessToken: expect.any(String) as string,
      expiresIn: 600,
      user: (
        await call(gateway.application, {
          method: 'GET',
          url: '/me',
          headers: { authorization: `Bearer ${String(answer.json.accessToken)}` },
        })
      ).json,
    });
    expect(answer.json.user).toMatchObject({
      ...{ id: gateway.users.findByUsername('owner')?.id, username: 'owner', role: 'owner' },
      ...{ mustChangePassword: false, permissions: expect.arrayContaining(['users.read']) as unknown },
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['set-cookie']).toMatch(
      /^trunkline_refresh=ses_\w{20}\.[\w-]{43}\.[\w-]{22}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/i,
    );
  });

  it('answers a wrong password, an unknown user and a user who is switched off alike', async () => {
    await createUser(gateway.users, 'gone', 'member');
    await gateway.users.update({ ...gateway.users.findByUsername('gone')!, enabled: false });
    const answers = [
      await signIn(gateway.application, 'owner', 'a wrong password'),
      await signIn(gateway.application, 'nobody', 'a wrong password'),
      await signIn(gateway.application, 'gone', PASSWORD),
    ];
    for (const { status, json, headers } of answers) {
      expect(status).toBe(401);
      expect(json).toEqual({ ...answers[0]!.json, requestId: expect.any(String) as string });
      expect(json.code).toBe('caller_sign_in_failed');
      expect(headers).not.toHaveProperty('set-cookie');
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    }
    expect(passwords.verified).toBeGreaterThanOrEqual(3);
  });

  it('turns an account away for fifteen minutes after five failures, in whatever spelling, with the same answer', async () => {
    const spellings = ['locked', 'LOCKED', ' locked', 'Locked ', 'ｌｏｃｋｅｄ'];
    for (const username of spellings) expect((await signIn(gateway.application, username, 'wrong')).status).toBe(401);
    const failure = await signIn(gateway.application, 'owner', 'wrong');
    const before = passwords.verified;
    const answer = await signIn(gateways[1]!.application, 'locked', PASSWORD);
    expect(passwords.verified).toBe(before);
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual({ ...failure.json, requestId: answer.json.requestId });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(890);
    expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(900);
    expect((await signIn(gateway.application, 'owner')).status).toBe(200);
  });

  it('counts an unknown user name like a known one', async () => {
    for (let failure = 0; failure < 5; failure += 1) await signIn(gateway.application, 'imagined', 'wrong');
    expect((await signIn(gateway.application, 'imagined', 'wrong')).headers['retry-after']).toBeDefined();
  });

  it('forgets the failures of an account when its password was right', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let failure = 0; failure < 4; failure += 1) await signIn(gateway.application, 'forgetful', 'wrong');
      expect((await signIn(gateway.application, 'forgetful')).status).toBe(200);
    }
  });

  it('lets at most five of 200 wrong sign-ins reach the hash when they come at once on three gateways', async () => {
    const before = passwords.verified;
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => signIn(gateways[index % 3]!.application, 'parallel', 'wrong')),
    );
    expect(passwords.verified - before).toBeLessThanOrEqual(5);
    expect(answers.every(({ status }) => status === 401)).toBe(true);
    expect((await signIn(gateway.application, 'parallel')).status).toBe(401);
  });

  it('turns an address away after thirty failures, whatever forwarded address it claims, and not for its successes', async () => {
    const address = anotherAddress();
    for (let success = 0; success < 35; success += 1) {
      expect((await signIn(gateway.application, 'owner', PASSWORD, { address })).status).toBe(200);
    }
    for (let failure = 0; failure < 30; failure += 1) {
      const headers = { 'x-forwarded-for': anotherAddress() };
      const { headers: answered } = await signIn(gateway.application, `name${failure}`, 'wrong', { address, headers });
      expect(answered['retry-after']).toBeUndefined();
    }
    const refused = await signIn(gateway.application, 'owner', PASSWORD, { address });
    expect(refused.status).toBe(401);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(890);
    expect((await signIn(gateway.application, 'owner')).status).toBe(200);
  }, 60_000);

  it('takes as long for a user who does not exist as for one who does', async () => {
    const times = { owner: [] as number[], nobody: [] as number[] };
    for (let round = 0; round < 4; round += 1) {
      for (const username of ['owner', 'nobody'] as const) {
        const start = performance.now();
        await signIn(gateway.application, username, 'wrong');
        times[username].push(performance.now() - start);
      }
    }
    const fastest = (durations: number[]): number => Math.min(...durations);
    expect(fastest(times.nobody)).toBeGreaterThan(fastest(times.owner) * 0.5);
    expect(fastest(times.owner)).toBeGreaterThan(fastest(times.nobody) * 0.5);
  });

  it.each([
    [{}, ['username', 'password']],
    [{ username: 'owner' }, ['password']],
    [{ username: { $ne: '' }, password: PASSWORD }, ['username']],
    [{ username: ['owner'], password: [PASSWORD] }, ['username', 'password']],
    [{ username: '', password: PASSWORD }, ['username']],
    [{ username: 'owner', password: PASSWORD, role: 'owner' }, ['role']],
    [{ username: 'owner', password: 'x'.repeat(1_025) }, ['password']],
  ])('refuses the body %j and names what is wrong with it', async (body, fields) => {
    const { status, json, text } = await call(gateway.application, { method: 'POST', url: '/auth/login', body });
    expect(status).toBe(400);
    expect((json.errors as { field: string }[]).map(({ field }) => field)).toEqual(fields);
    expect(text).not.toContain(PASSWORD);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp'])(
    'refuses a body of type %s, which another site could send',
    async (contentType) => {
      const body = JSON.stringify({ username: 'owner', password: PASSWORD });
      const headers = { 'content-type': contentType };
      const answer = await call(gateway.application, { method: 'POST', url: '/auth/login', body, headers });
      expect(answer.status).toBe(415);
      expect(answer.headers).not.toHaveProperty('set-cookie');
    },
  );

  it.each([
    '[]',
    '"owner"',
    '1',
    'null',
    '[{"username":"owner","password":"x"}]',
    '{',
    '{"__proto__":{"role":"owner"}}',
  ])('refuses the body %s', async (body) => {
    const headers = { 'content-type': 'application/json' };
    const { status } = await call(gateway.application, { method: 'POST', url: '/auth/login', body, headers });
    expect(status).toBe(400);
  });

  it('stores a stronger hash when somebody signs in whose hash is weak', async () => {
    const { hash } = await import('@node-rs/argon2');
    const weak = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    await gateway.users.create({ username: 'early', role: 'member', passwordHash: weak });
    const { status, json } = await signIn(gateway.application, 'early');
    expect(status).toBe(200);
    const stored = gateway.users.findByUsername('early')!;
    expect(stored.passwordHash).toMatch(/m=65536,t=3/);
    const headers = { authorization: `Bearer ${String(json.accessToken)}` };
    expect((await call(gateway.application, { method: 'GET', url: '/me', headers })).status).toBe(200);
  });
});
