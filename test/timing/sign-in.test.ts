import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Passwords, Sessions, SignIn, SignInThrottle, Users, createTeamDirectory } from '@app/auth';
import { systemClock } from '@app/common';
import type { DirectoryFields } from '@app/config';
import type { RedisConnection } from '@app/redis';
import { CredentialVault } from '@app/vault';
import { openRedis } from '../support/open-redis';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { compareTimes, describeComparisons, isAlike } from './compare-times';
import { personNamed, slowDirectory } from './slow-directory';

/** So many of each kind. */
const SIGN_INS = 100;
const NAMES = 400;
const withDirectory: DirectoryFields = { urls: ['ldaps://directory.example.test'], searchBase: 'dc=example,dc=test' };

let server: RedisServer;
let connection: RedisConnection;
let users: Users;

beforeAll(async () => {
  server = await startRedisServer();
  connection = await openRedis(server.url, 'requests');
  users = new Users(connection, systemClock);
  const passwordHash = await new Passwords().hash('the right one of all of them');
  for (let index = 0; index < NAMES; index += 1) {
    await users.create({ username: `local-${index}`, role: 'member', passwordHash });
    const { entryId, dn, username, groups } = personNamed(`staff-${index}`);
    await users.create({ username, role: 'member', directory: { entryId, dn, groups } });
  }
});

afterAll(async () => {
  connection.disconnect();
  await server.stop();
});

/** Each attempt has a name and an address of its own, so that none is counted with another. */
function refusals(
  environment: DirectoryFields,
  passwords = new Passwords(),
): (kind: string) => (index: number) => Promise<void> {
  const throttle = new SignInThrottle(connection);
  const directory = createTeamDirectory({
    ...{ connection, users, throttle, environment, clock: systemClock },
    vault: new CredentialVault([{ id: 'k1', secret: Buffer.alloc(32, 1) }]),
    logger: pino({ level: 'silent' }),
    create: () => slowDirectory,
  });
  const signIn = new SignIn(users, passwords, throttle, new Sessions(connection), directory.signIn);
  return (kind) => async (index) => {
    const address = `198.18.${index >> 8}.${index & 255}`;
    const result = await signIn.signIn({ username: `${kind}-${index}`, password: 'a guess of some length', address });
    expect(result).toMatchObject({ outcome: 'refused' });
  };
}

describe('the time of a refused sign-in', () => {
  it.each([
    ['a local name from an unknown one', 'local', 'nobody', {}],
    ['with a directory, a local name from an unknown one', 'local', 'nobody', withDirectory],
    ['with a directory, a name of the directory from an unknown one', 'staff', 'nobody', withDirectory],
    ['with a directory, a local name from one of the directory', 'local', 'staff', withDirectory],
  ])('does not tell %s', async (what, first, second, environment) => {
    const attempt = refusals(environment);
    const comparisons = await compareTimes(attempt(first), attempt(second), SIGN_INS);
    console.log(describeComparisons(what, comparisons));
    expect(isAlike(comparisons)).toBe(true);
  });

  it('is noticed by this measurement where nothing is hashed for an unknown name', async () => {
    const hasty = new Passwords();
    hasty.verify = () => Promise.resolve(false);
    const comparisons = await compareTimes(refusals({})('known'), refusals({}, hasty)('unknown'), SIGN_INS / 4);
    console.log(describeComparisons('with a hash and without', comparisons));
    expect(isAlike(comparisons)).toBe(false);
  });
});
