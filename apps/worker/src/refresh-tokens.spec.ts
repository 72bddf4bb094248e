import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Account, Accounts, CredentialState, Credentials } from '@app/accounts';
import { RefreshTokens, shareOf } from './refresh-tokens';

interface Fields {
  readonly id: string;
  readonly schedulable?: boolean;
  readonly state?: CredentialState;
}

const credentials: Credentials = {
  ...{ kind: 'oauth', tokenUrl: 'https://auth.example/token', clientId: 'c', refreshToken: 'r' },
};

/** What was looked at, in order. */
async function run(
  fields: readonly Fields[],
  renew: (id: string) => Promise<boolean>,
): Promise<{ count: number; seen: string[] }> {
  const of = (id: string): Fields | undefined => fields.find((one) => one.id === id);
  const sync = (): Promise<void> => Promise.resolve();
  const accounts = {
    ...{ collection: { sync }, credentialCollection: { sync } },
    list: () => fields.map(({ id, schedulable = true }) => ({ id, schedulable }) as Account),
    credentialsOf: () => credentials,
    credentialState: (id: string) => of(id)?.state ?? 'usable',
  } as unknown as Accounts;
  const seen: string[] = [];
  const source = {
    renewEarly: ({ id }: Account) => {
      seen.push(id);
      return renew(id);
    },
  };
  return { count: await new RefreshTokens(accounts, source, pino({ level: 'silent' })).run(), seen };
}

describe('RefreshTokens', () => {
  it('looks at accounts that serve requests, and counts what it renewed', async () => {
    const accounts: Fields[] = [
      ...[{ id: 'one' }, { id: 'paused', schedulable: false }, { id: 'ended', state: 'needs_reauth' as const }],
      ...[{ id: 'unreadable', state: 'unreadable' as const }, { id: 'two' }],
    ];
    const { count, seen } = await run(accounts, (id) => Promise.resolve(id === 'two'));
    expect([count, seen]).toEqual([1, ['one', 'two']]);
  });

  it('goes on with the next account where one fails', async () => {
    const fails = (id: string): Promise<boolean> =>
      id === 'one' ? Promise.reject(new Error('away')) : Promise.resolve(true);
    expect(await run([{ id: 'one' }, { id: 'two' }], fails)).toEqual({ count: 1, seen: ['one', 'two'] });
  });
});

describe('shareOf', () => {
  it('lies between 80 and 90 percent, and is the same for an account every time', () => {
    fc.assert(fc.property(fc.string(), (id) => shareOf(id) >= 0.8 && shareOf(id) < 0.9 && shareOf(id) === shareOf(id)));
  });

  it('spreads accounts over all of that', () => {
    const tenths = Array.from({ length: 1_000 }, (_, index) => Math.floor((shareOf(`acc_${index}`) - 0.8) * 100));
    const counts = Array.from({ length: 10 }, (_, tenth) => tenths.filter((one) => one === tenth).length);
    expect(Math.min(...counts)).toBeGreaterThan(50);
  });
});
