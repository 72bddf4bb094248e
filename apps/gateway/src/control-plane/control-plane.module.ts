import fastifyCookie from '@fastify/cookie';
import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD, HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { AccountsController } from '../admin/accounts.controller';
import { ApiKeysController } from '../admin/api-keys.controller';
import { AuthController } from '../auth/auth.controller';
import { MeController } from '../me/me.controller';
import { OwnApiKeysController } from '../me/own-api-keys.controller';
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
    OwnApiKeysController,
    AccountsController,
    ApiKeysController,
    OwnUsageController,
    UsageController,
  ],
  providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
})
export class ControlPlaneModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  /** Client routes never look at cookies, so nothing is parsed before a handler asks for it. */
  async onModuleInit(): Promise<void> {
    await this.host.httpAdapter.getInstance<FastifyInstance>().register(fastifyCookie, { hook: false });
  }
}
