import { randomBytes } from 'node:crypto';
import { AccountGroups, AccountStates, Accounts, type NewAccount } from '@app/accounts';
import { type DomainEvent, systemClock } from '@app/common';
import { type Settings, readSettings } from '@app/config';
import { EventLog } from '@app/events';
import type { RedisConnection } from '@app/redis';
import { createLogger } from '@app/telemetry';
import { CredentialVault } from '@app/vault';
import { createAccountEventTasks } from '../../apps/worker/src/events/create-account-event-tasks';

const logger = createLogger('test', 'silent');

/** What a worker does to tell of accounts, and what a gateway and administrators do beside it, on one Redis. */
export class EventTasks {
  readonly settings: Settings;
  readonly accounts: Accounts;
  readonly groups: AccountGroups;
  readonly states: AccountStates;
  readonly log: EventLog;
  private readonly tasks;

  constructor(
    readonly redis: RedisConnection,
    environment: NodeJS.ProcessEnv = {},
  ) {
    this.settings = readSettings({
      ...{ MASTER_KEYS: `k1:${randomBytes(32).toString('base64')}`, JWT_SECRET: randomBytes(32).toString('base64') },
      ...environment,
    });
    this.accounts = new Accounts(redis, new CredentialVault(this.settings.masterKeys), systemClock);
    this.groups = new AccountGroups(redis, systemClock);
    this.states = new AccountStates(redis, systemClock);
    this.log = new EventLog(redis, systemClock);
    this.tasks = createAccountEventTasks(this.settings, redis, logger);
  }

  async createAccount(change: Partial<NewAccount> = {}): Promise<string> {
    const account: NewAccount = {
      ...{ name: 'Team', platform: 'sandbox', priority: 50, schedulable: true, personal: false },
      ...change,
    };
    return (await this.accounts.create(account, { kind: 'api-key', apiKey: 'secret-key-of-the-upstream' })).id;
  }

  /** One round of everything that there is to tell. @returns how many events were told */
  async run(): Promise<number> {
    let count = 0;
    for (const task of this.tasks) count += await task.run();
    return count;
  }

  async events(): Promise<DomainEvent[]> {
    return (await this.log.waiting(10_000)).flatMap(({ event }) => event ?? []);
  }

  async types(): Promise<string[]> {
    return (await this.events()).map(({ type }) => type);
  }
}
