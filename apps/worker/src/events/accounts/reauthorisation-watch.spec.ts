import { beforeEach, describe, expect, it } from 'vitest';
import type { Account, SealedCredentials } from '@app/accounts';
import type { NewEvent } from '@app/events';
import { ReauthorisationWatch } from './reauthorisation-watch';

const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'claude', priority: 50, schedulable: true, personal: false },
  ...{ groupIds: ['grp_1'], createdAt: '2026-11-21T09:00:00.000Z' },
};
const reauthorisation = { reason: 'invalid_grant', since: '2026-11-21T10:00:00.000Z' } as const;
const sync = (): Promise<void> => Promise.resolve();

let records: SealedCredentials[];
let told: NewEvent[];
beforeEach(() => {
  [records, told] = [[], []];
});
const newWatch = (): ReauthorisationWatch =>
  new ReauthorisationWatch({
    accounts: {
      collection: { get: (id) => (id === account.id ? account : undefined), sync },
      credentialCollection: { values: () => records.values(), sync },
    },
    publish: (event) => {
      const isNew = !told.some(({ once }) => once?.name === event.once?.name);
      if (isNew) told.push(event);
      return Promise.resolve(isNew);
    },
  });
const sealedAs = (text: string, mark: Partial<SealedCredentials> = { reauthorisation }): SealedCredentials => ({
  ...{ id: 'acc_1', sealed: { credentials: text } },
  ...mark,
});

describe('ReauthorisationWatch', () => {
  it('tells account.needs_reauth with the reason, without a word of the secret', async () => {
    records = [sealedAs('sealed-text')];
    expect(await newWatch().run()).toBe(1);
    expect(told).toMatchObject([
      {
        ...{ type: 'account.needs_reauth', at: '2026-11-21T10:00:00.000Z', groupIds: ['grp_1'] },
        data: { accountId: 'acc_1', accountName: 'Team', platform: 'claude', reason: 'invalid_grant' },
      },
    ]);
    expect(JSON.stringify(told)).not.toContain('sealed-text');
  });

  it('tells once of each version, whichever workers look and however often', async () => {
    records = [sealedAs('first')];
    const watch = newWatch();
    for (const one of [watch, newWatch(), watch]) await one.run();
    expect(told).toHaveLength(1);
    records = [sealedAs('second')];
    for (const one of [watch, newWatch(), watch]) await one.run();
    expect(told).toHaveLength(2);
  });

  it('tells again where an administrator had the same secret tried once more in vain', async () => {
    const watch = newWatch();
    for (const since of ['2026-11-21T10:00:00.000Z', '2026-11-21T11:00:00.000Z']) {
      records = [sealedAs('same', { reauthorisation: { ...reauthorisation, since } })];
      await watch.run();
      records = [sealedAs('same', {})];
      await watch.run();
    }
    expect(told).toHaveLength(2);
  });

  it('is silent of secrets that are good, and of those whose account is gone', async () => {
    records = [sealedAs('good', {}), { ...sealedAs('gone'), id: 'acc_gone' }];
    expect(await newWatch().run()).toBe(0);
  });

  it('takes no part of a time that is none', async () => {
    records = [sealedAs('odd', { reauthorisation: { reason: 'ambiguous_rotation', since: 'yesterday' } })];
    await newWatch().run();
    expect(told[0]).not.toHaveProperty('at');
  });
});
