import fastifyCookie from '@fastify/cookie';
import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AccountGroupsController } from '../admin/account-groups/account-groups.controller';
import { AccountHealthController } from '../admin/accounts/account-health.controller';
import { AccountViews } from '../admin/accounts/account-views';
import { AccountsController } from '../admin/accounts/accounts.controller';
import { ApiKeysController } from '../admin/api-keys/api-keys.controller';
import { KeyBindings } from '../admin/api-keys/key-bindings';
import { UsersController } from '../admin/users/users.controller';
import { AuthController } from '../auth/auth.controller';
import { ClientConfigController } from '../me/client-config/client-config.controller';
import { MeController } from '../me/me.controller';
import { OwnApiKeysController } from '../me/own-api-keys.controller';
import { RequestsController } from '../requests/requests.controller';
import { OwnUsageController } from '../usage/own-usage.controller';
import { UsageController } from '../usage/usage.controller';
import { AccessGuard } from './access/access.guard';

/**
 * Sign-in and administration. Its guard stands before every route of the whole application: a controller elsewhere says
 * `@ClientRoute()` or `@Public()`, or it is closed.
 */
@Module({
  controllers: [
    AuthController,
    MeController,
    ClientConfigController,
    OwnApiKeysController,
    AccountsController,
    AccountHealthController,
    AccountGroupsController,
    ApiKeysController,
    UsersController,
    RequestsController,
    OwnUsageController,
    UsageController,
  ],
  providers: [AccountViews, KeyBindings, { provide: APP_GUARD, useClass: AccessGuard }],
})
export class ControlPlaneModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** Client routes never look at cookies, so nothing is parsed before a handler asks for it. */
  async onModuleInit(): Promise<void> {
    await this.host.httpAdapter.getInstance<FastifyInstance>().register(fastifyCookie, { hook: false });
  }
}
