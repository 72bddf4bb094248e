import fastifyCookie from '@fastify/cookie';
import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { LastSignIns } from '@app/auth';
import type { Clock } from '@app/common';
import type { RedisConnection } from '@app/redis';
import { AccountGroupsController } from '../admin/account-groups/account-groups.controller';
import { AccountHealthController } from '../admin/accounts/account-health.controller';
import { AccountReferences } from '../admin/accounts/account-references';
import { AccountViews } from '../admin/accounts/account-views';
import { ListedAccounts } from '../admin/accounts/listed-accounts';
import { AccountsController } from '../admin/accounts/accounts.controller';
import { AccountConnecting } from '../admin/accounts/connect/account-connecting';
import { ConnectCallbackController } from '../admin/accounts/connect/connect-callback.controller';
import { ConnectController } from '../admin/accounts/connect/connect.controller';
import { ConnectionPlans } from '../admin/accounts/connect/connection-plans';
import { ConnectionSessions } from '../admin/accounts/connect/connection-sessions';
import { AccountTestsController } from '../admin/accounts/tests/account-tests.controller';
import { ManualAccountTests } from '../admin/accounts/tests/manual-account-tests';
import { ApiKeyBatchController } from '../admin/api-keys/api-key-batch.controller';
import { ApiKeyLifeController } from '../admin/api-keys/api-key-life.controller';
import { ApiKeysController } from '../admin/api-keys/api-keys.controller';
import { KeyCaptureController } from '../admin/api-keys/key-capture.controller';
import { KeyRestoration } from '../admin/api-keys/key-restoration';
import { KeyTransfer } from '../admin/api-keys/key-transfer';
import { ManagedKeys } from '../admin/api-keys/managed-keys';
import { TagsController } from '../admin/tags/tags.controller';
import { KeyPoliciesController } from '../admin/key-policies/key-policies.controller';
import { ManagedUsers } from '../admin/users/managed-users';
import { UserActionsController } from '../admin/users/user-actions.controller';
import { UserBatchesController } from '../admin/users/user-batches.controller';
import { UserChanges } from '../admin/users/user-changes';
import { UserCreation } from '../admin/users/user-creation';
import { UserSessionsController } from '../admin/users/user-sessions.controller';
import { ListedUsers } from '../admin/users/listed-users';
import { UserViews } from '../admin/users/user-views';
import { DirectoryController } from '../admin/directory/directory.controller';
import { DirectoryOperationsController } from '../admin/directory/directory-operations.controller';
import { UsersController } from '../admin/users/users.controller';
import { ManagedWebhooks } from '../admin/webhooks/managed-webhooks';
import { WebhookActionsController } from '../admin/webhooks/webhook-actions.controller';
import { WebhookDeliveriesController } from '../admin/webhooks/webhook-deliveries.controller';
import { WebhooksController } from '../admin/webhooks/webhooks.controller';
import { PriceOverridesController } from '../admin/prices/price-overrides.controller';
import { PricesController } from '../admin/prices/prices.controller';
import { AuditController } from '../admin/audit/audit.controller';
import { QueuesController } from '../admin/queues/queues.controller';
import { DESCRIBED_VARIABLES, describedVariables } from '../admin/settings/described-variables';
import { SettingsController } from '../admin/settings/settings.controller';
import { UsageReconciliationsController } from '../admin/usage-reconciliations/usage-reconciliations.controller';
import { UsageRepricingsController } from '../admin/usage-repricings/usage-repricings.controller';
import { AuthController } from '../auth/auth.controller';
import { CLOCK, REDIS } from '../bootstrap/tokens';
import { SignInAlarms } from '../auth/sign-in-alarms';
import { SessionAnswers } from '../auth/session-answers';
import { DeviceApprovalsController } from '../device/approvals/device-approvals.controller';
import { DevicesModule } from '../device/devices.module';
import { ClientConfigController } from '../me/client-config/client-config.controller';
import { ForecastsController } from '../forecasts/forecasts.controller';
import { LiveController } from '../live/live.controller';
import { LiveModule } from '../live/live.module';
import { OwnLiveController } from '../live/own-live.controller';
import { ApiKeyLimitsController } from '../limits/api-key-limits.controller';
import { LimitsModule } from '../limits/limits.module';
import { OwnLimitsController } from '../limits/own-limits.controller';
import { UserLimitsController } from '../limits/user-limits.controller';
import { MeController } from '../me/me.controller';
import { Profiles } from '../me/profiles';
import { PasswordController } from '../me/password.controller';
import { SessionsController } from '../me/sessions.controller';
import { SessionsOfPerson } from '../me/sessions-of-person';
import { OwnApiKeyLifeController } from '../me/own-api-key-life.controller';
import { OwnApiKeyPolicyController } from '../me/own-api-key-policy.controller';
import { OwnApiKeyRights } from '../me/own-api-key-rights';
import { OwnKeySpending } from '../me/own-key-spending';
import { OwnApiKeysController } from '../me/own-api-keys.controller';
import { OwnKeyUse } from '../me/try/own-key-use';
import { Tries } from '../me/try/tries';
import { TryController } from '../me/try/try.controller';
import { CapturesController } from '../requests/captures.controller';
import { RequestsController } from '../requests/requests.controller';
import { OwnUsageRecordsController } from '../usage/own-usage-records.controller';
import { OwnUsageController } from '../usage/own-usage.controller';
import { UsageRecordsController } from '../usage/usage-records.controller';
import { UsageNames } from '../usage/usage-names';
import { UsageTable } from '../usage/usage-table';
import { UsageController } from '../usage/usage.controller';
import { AccessGuard } from './access/access.guard';
import { AuditInterceptor } from './audit/audit.interceptor';
import { RefusedAccess } from './audit/refused-access';
import { SignInNotes } from './audit/sign-in-notes';
import { ApiKeyLists } from './api-keys/api-key-lists';
import { KeyBindings } from './api-keys/key-bindings';
import { KeyRotation } from './api-keys/key-rotation';

/**
 * Sign-in and administration. Its guard stands before every route of the whole application: a controller elsewhere says
 * `@ClientRoute()` or `@Public()`, or it is closed.
 */
@Module({
  imports: [LimitsModule, LiveModule, DevicesModule],
  controllers: [
    AuthController,
    MeController,
    PasswordController,
    ...[SessionsController, DeviceApprovalsController],
    ClientConfigController,
    OwnApiKeysController,
    OwnApiKeyLifeController,
    TryController,
    OwnApiKeyPolicyController,
    AccountsController,
    AccountHealthController,
    ConnectController,
    ConnectCallbackController,
    AccountTestsController,
    AccountGroupsController,
    TagsController,
    KeyPoliciesController,
    ApiKeyBatchController,
    ApiKeysController,
    ...[ApiKeyLifeController, KeyCaptureController],
    UsersController,
    DirectoryController,
    DirectoryOperationsController,
    ...[UserActionsController, UserSessionsController],
    UserBatchesController,
    AuditController,
    ...[QueuesController, SettingsController],
    ...[WebhooksController, WebhookActionsController, WebhookDeliveriesController],
    ...[PricesController, PriceOverridesController],
    ...[RequestsController, CapturesController],
    OwnUsageController,
    UsageController,
    ...[UsageRecordsController, OwnUsageRecordsController],
    ...[OwnLimitsController, ApiKeyLimitsController, UserLimitsController, ForecastsController],
    ...[UsageRepricingsController, UsageReconciliationsController],
    ...[LiveController, OwnLiveController],
  ],
  providers: [
    {
      provide: LastSignIns,
      inject: [REDIS, CLOCK],
      useFactory: (redis: RedisConnection, clock: Clock) => new LastSignIns(redis, clock),
    },
    ApiKeyLists,
    ...[Profiles, SessionAnswers, SessionsOfPerson],
    ...[AccountViews, ListedAccounts, ManualAccountTests],
    ...[AccountReferences, ConnectionPlans, ConnectionSessions, AccountConnecting],
    ...[KeyBindings, KeyRotation, ManagedKeys, KeyTransfer, KeyRestoration, OwnApiKeyRights],
    ...[OwnKeySpending, OwnKeyUse, Tries],
    ...[UsageNames, UsageTable],
    ...[ManagedUsers, UserCreation, UserChanges, UserViews, ListedUsers],
    ManagedWebhooks,
    { provide: DESCRIBED_VARIABLES, useFactory: describedVariables },
    RefusedAccess,
    SignInNotes,
    SignInAlarms,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
  ],
})
export class ControlPlaneModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** Client routes never look at cookies, so nothing is parsed before a handler asks for it. */
  async onModuleInit(): Promise<void> {
    await this.host.httpAdapter.getInstance<FastifyInstance>().register(fastifyCookie, { hook: false });
  }
}
