import { AccountGroups, AccountStates, Accounts } from '@app/accounts';
import { systemClock } from '@app/common';
import type { Settings } from '@app/config';
import { EventLog, type NewEvent } from '@app/events';
import { createPlatformAdapters } from '@app/platforms';
import { RedisClock, type RedisConnection } from '@app/redis';
import { AccountHealth } from '@app/scheduler';
import type { Logger } from '@app/telemetry';
import { Calendar } from '@app/usage';
import { CredentialVault } from '@app/vault';
import type { RepeatedTask } from '../repeated-task';
import { AccountSpells } from './accounts/account-spells';
import { KnownAccounts } from './accounts/known-accounts';
import { QuotaWatch } from './accounts/quota-watch';
import { ReauthorisationWatch } from './accounts/reauthorisation-watch';
import { spellEvent } from './accounts/spell-event';
import { PoolSaturation } from './pool/pool-saturation';
import { isServedAgain } from './pool/served-again';

/** What is told of accounts and the pool. Any number of workers may do it at the same time. */
export function createAccountEventTasks(settings: Settings, redis: RedisConnection, logger: Logger): RepeatedTask[] {
  const clock = systemClock;
  const redisClock = RedisClock.of(redis);
  const log = new EventLog(redis, clock);
  const publish = (event: NewEvent): Promise<boolean> => log.publish(event);
  const accounts = new Accounts(redis, new CredentialVault(settings.masterKeys), clock);
  const groups = new AccountGroups(redis, clock);
  const states = new AccountStates(redis, clock);
  const adapters = createPlatformAdapters(settings);
  const calendar = new Calendar(settings.timezone);
  const known = new KnownAccounts({ accounts, adapters });
  const spells = new AccountSpells({
    ...{ connection: redis, states, publish, logger },
    eventOf: (news) => spellEvent(news, known),
  });
  const quotas = new QuotaWatch({
    ...{ accounts, states, publish, warningPercents: settings.quotaWarningPercents },
    hasSaid: (names) => log.hasSaid(names),
    now: () => redisClock.now(),
    dayAt: (at) => ({ name: calendar.dayOf(at), endsAt: calendar.endOf('day', at) }),
  });
  const reauthorisations = new ReauthorisationWatch({ accounts, publish });
  const health = new AccountHealth({ states, clock, random: Math.random, onError: () => undefined });
  const service = {
    ...{ accounts, groups, states, health, platforms: adapters },
    originOf: (account: Parameters<typeof known.originOf>[0]) => known.originOf(account) ?? '',
    dayAt: (at: number) => calendar.dayOf(at),
  };
  const saturation = new PoolSaturation({
    ...{ connection: redis, publish },
    sync: async () => {
      const { collection, credentialCollection } = accounts;
      await Promise.all(
        [collection, credentialCollection, groups.collection, states.collection].map((one) => one.sync()),
      );
    },
    isServedAgain: (time, at) => isServedAgain(time, service, at),
    groupName: (id) => groups.get(id)?.name,
  });
  return [
    {
      name: 'tell how accounts fare',
      everyMs: 1_000,
      run: async () => {
        await accounts.collection.sync();
        return spells.run();
      },
    },
    {
      name: 'tell how quotas of accounts run out',
      everyMs: 5_000,
      run: async () => {
        // Days and windows end at the same moment for all workers, however wrong their own clocks are.
        await redisClock.keepFresh();
        return quotas.run();
      },
    },
    { name: 'tell which accounts need a person', everyMs: 5_000, run: () => reauthorisations.run() },
    { name: 'tell when nothing can serve', everyMs: 2_000, run: () => saturation.run() },
  ];
}
