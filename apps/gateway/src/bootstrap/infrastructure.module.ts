import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AccountGroups, AccountTestHistory, AccountTestSchedules, Accounts } from '@app/accounts';
import { ApiKeys, KeyPolicies, KeyRights } from '@app/api-keys';
import { AuditChain, AuditReader, AuditTrail, AuditVerifier } from '@app/audit';
import {
  AccessTokens,
  Authenticator,
  DirectoryConfiguration,
  DirectoryFreshness,
  DirectoryStatuses,
  DirectorySync,
  PasswordChange,
  Passwords,
  Sessions,
  SignIn,
  SignInThrottle,
  Users,
} from '@app/auth';
import { systemClock } from '@app/common';
import { Egress } from '@app/egress';
import { JobDesk } from '@app/queue';
import { EventLog } from '@app/events';
import { AccountConnections } from '@app/platforms';
import { CollectionPoller, Instances } from '@app/redis';
import { AvailableModels, RelayService } from '@app/relay';
import { Metrics } from '@app/telemetry';
import { WebhookEndpoints } from '@app/webhooks';
import {
  Captures,
  Explanations,
  PriceList,
  PriceOverrides,
  Pricing,
  Repricings,
  RequestLedger,
  RollupsReader,
  UsageExport,
  UsageRecords,
} from '@app/usage';
import {
  ACCOUNT_RESET,
  ACCOUNT_TEST,
  ACCOUNT_STATES,
  type AccountStateSource,
} from '../admin/accounts/account-state-source';
import { DELIVERY_DESK } from '../admin/webhooks/delivery-desk-source';
import { PictureExchange } from '../live/gateways/picture-exchange';
import { Memberships } from '../people/memberships';
import { Draining } from './draining';
import type { Infrastructure } from './infrastructure';
import { ADAPTERS, CLOCK, LOGGER, REDIS, REDIS_READING, SETTINGS } from './tokens';

/** Makes the parts of the gateway injectable. They are built by hand, because the house's libs know nothing of Nest. */
@Global()
@Module({})
export class InfrastructureModule {
  static with(parts: Infrastructure): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: parts.settings },
      { provide: LOGGER, useValue: parts.logger },
      { provide: REDIS, useValue: parts.redis },
      { provide: REDIS_READING, useValue: parts.reading },
      { provide: CLOCK, useValue: systemClock },
      { provide: ADAPTERS, useValue: parts.adapters },
      { provide: Users, useValue: parts.users },
      { provide: Passwords, useValue: parts.passwords },
      { provide: Sessions, useValue: parts.sessions },
      { provide: AccessTokens, useValue: parts.accessTokens },
      { provide: Authenticator, useValue: parts.authenticator },
      { provide: SignInThrottle, useValue: parts.signInThrottle },
      { provide: SignIn, useValue: parts.signIn },
      { provide: DirectoryConfiguration, useValue: parts.directory.configuration },
      { provide: DirectoryStatuses, useValue: parts.directory.statuses },
      { provide: DirectoryFreshness, useValue: parts.directory.freshness },
      { provide: DirectorySync, useValue: parts.directory.sync },
      { provide: PasswordChange, useValue: passwordChange(parts) },
      { provide: ApiKeys, useValue: parts.apiKeys },
      { provide: KeyPolicies, useValue: parts.keyPolicies },
      { provide: KeyRights, useValue: parts.keyRights },
      { provide: Memberships, useValue: parts.memberships },
      { provide: AuditTrail, useValue: parts.auditTrail },
      { provide: AuditChain, useValue: parts.auditChain },
      { provide: AuditReader, useValue: parts.auditReader },
      { provide: AuditVerifier, useValue: parts.auditVerifier },
      { provide: Accounts, useValue: parts.accounts },
      { provide: AccountGroups, useValue: parts.accountGroups },
      { provide: WebhookEndpoints, useValue: parts.webhooks.endpoints },
      { provide: DELIVERY_DESK, useValue: parts.webhooks.deliveries },
      { provide: AccountTestSchedules, useValue: parts.accountTestSchedules },
      { provide: AccountTestHistory, useValue: parts.accountTestHistory },
      { provide: AccountConnections, useValue: parts.accountConnections },
      { provide: ACCOUNT_STATES, useValue: accountStateSource(parts) },
      { provide: ACCOUNT_RESET, useValue: parts.pool },
      { provide: ACCOUNT_TEST, useValue: parts.probe },
      { provide: Metrics, useValue: parts.metrics },
      { provide: JobDesk, useValue: parts.jobDesk },
      { provide: PriceList, useValue: parts.prices },
      { provide: PriceOverrides, useValue: parts.priceOverrides },
      { provide: Pricing, useValue: parts.pricing },
      { provide: Explanations, useValue: parts.explanations },
      { provide: Captures, useValue: parts.captures },
      { provide: EventLog, useValue: parts.events },
      { provide: Egress, useValue: parts.egress },
      { provide: RequestLedger, useValue: parts.ledger },
      { provide: RelayService, useValue: parts.relay },
      { provide: AvailableModels, useValue: parts.models },
      { provide: RollupsReader, useValue: parts.rollups },
      { provide: UsageRecords, useValue: parts.usageRecords },
      { provide: UsageExport, useValue: parts.usageExport },
      { provide: Repricings, useValue: parts.repricings },
      { provide: PictureExchange, useValue: parts.pictures },
      { provide: CollectionPoller, useValue: parts.poller },
      { provide: Instances, useValue: parts.instances },
      { provide: Draining, useValue: new Draining() },
    ];
    return { module: InfrastructureModule, providers, exports: providers.map(({ provide }) => provide) };
  }
}

const passwordChange = ({ users, passwords, signInThrottle, sessions }: Infrastructure): PasswordChange =>
  new PasswordChange(users, passwords, signInThrottle, sessions);

const accountStateSource = ({ pool }: Infrastructure): AccountStateSource => ({
  stateOf: (id) => pool.stateOf(id),
  runningOn: (id) => pool.slots.running(id),
});
