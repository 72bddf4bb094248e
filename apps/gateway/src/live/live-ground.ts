import { Inject, Injectable } from '@nestjs/common';
import { AccountGroups, AccountTestSchedules, Accounts } from '@app/accounts';
import { ApiKeys, KeyPolicies } from '@app/api-keys';
import { AccessTokens, DirectoryConfiguration, DirectoryFreshness, Users } from '@app/auth';
import type { Clock } from '@app/common';
import type { Settings } from '@app/config';
import { JobDesk } from '@app/queue';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import { PriceOverrides, Repricings, RollupsReader } from '@app/usage';
import { WebhookEndpoints } from '@app/webhooks';
import { ACCOUNT_STATES, type AccountStateSource } from '../admin/accounts/account-state-source';
import { CLOCK, LOGGER, REDIS_READING, SETTINGS } from '../bootstrap/tokens';
import { HolderViews } from '../limits/holder-views';
import { PictureExchange } from './gateways/picture-exchange';

/** What of the gateway the live streams stand on. */
@Injectable()
export class LiveGround {
  constructor(
    readonly accounts: Accounts,
    readonly accountGroups: AccountGroups,
    readonly accountTestSchedules: AccountTestSchedules,
    readonly apiKeys: ApiKeys,
    readonly keyPolicies: KeyPolicies,
    readonly users: Users,
    readonly webhooks: WebhookEndpoints,
    readonly priceOverrides: PriceOverrides,
    readonly repricings: Repricings,
    readonly directoryConfiguration: DirectoryConfiguration,
    readonly freshness: DirectoryFreshness,
    readonly accessTokens: AccessTokens,
    readonly holderViews: HolderViews,
    readonly rollups: RollupsReader,
    readonly desk: JobDesk,
    readonly exchange: PictureExchange,
    @Inject(ACCOUNT_STATES) readonly states: AccountStateSource,
    @Inject(REDIS_READING) readonly reading: RedisConnection,
    @Inject(SETTINGS) readonly settings: Settings,
    @Inject(CLOCK) readonly clock: Clock,
    @Inject(LOGGER) readonly logger: Logger,
  ) {}
}
