import { type FactoryProvider, Global, Module } from '@nestjs/common';
import { ApprovalTickets, DeviceGrants, DeviceLimits, DeviceSessions, RelayTokens } from '@app/auth';
import type { Clock } from '@app/common';
import type { Settings } from '@app/config';
import type { RedisConnection } from '@app/redis';
import { SignInAlarms } from '../auth/sign-in-alarms';
import { CLOCK, REDIS, SETTINGS } from '../bootstrap/tokens';
import { ManagedSettings } from '../managed-settings/managed-settings';
import { ManagedSettingsController } from '../managed-settings/managed-settings.controller';
import { PresentedKeys } from '../relay/presented-keys';
import { DeviceKeys } from './device-keys';
import { DeviceSignIns } from './oauth/device-sign-ins';
import { DiscoveryController } from './oauth/discovery.controller';
import { OauthController } from './oauth/oauth.controller';
import { DeviceApprovals } from './page/device-approvals';
import { DevicePageController } from './page/device-page.controller';

type Secrets = readonly [Buffer, ...Buffer[]];

/** While the secret is being replaced the former one still verifies. */
const secretsOf = ({ jwtSecret, jwtPreviousSecret }: Settings): Secrets =>
  jwtPreviousSecret === undefined ? [jwtSecret] : [jwtSecret, jwtPreviousSecret];

const storeOf = (Kind: new (connection: RedisConnection) => object): FactoryProvider => ({
  ...{ provide: Kind, inject: [REDIS] },
  useFactory: (connection: RedisConnection) => new Kind(connection),
});

const tokensOf = (Kind: new (secrets: Secrets, clock: Clock) => object): FactoryProvider => ({
  ...{ provide: Kind, inject: [SETTINGS, CLOCK] },
  useFactory: (settings: Settings, clock: Clock) => new Kind(secretsOf(settings), clock),
});

/**
 * Sign-in of Claude Code with a person's own name and password, and the settings that it is given: docs/claude-code-sign-in.md. Every
 * client route takes the tokens that are issued here.
 */
@Global()
@Module({
  controllers: [DiscoveryController, OauthController, DevicePageController, ManagedSettingsController],
  providers: [
    ...[DeviceGrants, DeviceLimits, DeviceSessions].map(storeOf),
    ...[ApprovalTickets, RelayTokens].map(tokensOf),
    ...[DeviceKeys, DeviceSignIns, DeviceApprovals, SignInAlarms, ManagedSettings, PresentedKeys],
  ],
  exports: [PresentedKeys],
})
export class DeviceModule {}
