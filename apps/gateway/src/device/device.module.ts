import { type FactoryProvider, Global, Module } from '@nestjs/common';
import { RelayTokens } from '@app/auth';
import type { Clock } from '@app/common';
import type { Settings } from '@app/config';
import { CLOCK, SETTINGS } from '../bootstrap/tokens';
import { ManagedSettings } from '../managed-settings/managed-settings';
import { ManagedSettingsController } from '../managed-settings/managed-settings.controller';
import { PresentedKeys } from '../relay/presented-keys';
import { DeviceRedirectController } from './device-redirect.controller';
import { DevicesModule } from './devices.module';
import { DeviceSignIns } from './oauth/device-sign-ins';
import { DiscoveryController } from './oauth/discovery.controller';
import { OauthController } from './oauth/oauth.controller';

type Secrets = readonly [Buffer, ...Buffer[]];

/** While the secret is being replaced the former one still verifies. */
const secretsOf = ({ jwtSecret, jwtPreviousSecret }: Settings): Secrets =>
  jwtPreviousSecret === undefined ? [jwtSecret] : [jwtSecret, jwtPreviousSecret];

const relayTokens: FactoryProvider = {
  ...{ provide: RelayTokens, inject: [SETTINGS, CLOCK] },
  useFactory: (settings: Settings, clock: Clock) => new RelayTokens(secretsOf(settings), clock),
};

/**
 * Sign-in of Claude Code with a person's approval, and the settings that it is given: docs/claude-code-sign-in.md. Every client route takes
 * the tokens that are issued here.
 */
@Global()
@Module({
  imports: [DevicesModule],
  controllers: [DiscoveryController, OauthController, DeviceRedirectController, ManagedSettingsController],
  providers: [relayTokens, DeviceSignIns, ManagedSettings, PresentedKeys],
  exports: [PresentedKeys],
})
export class DeviceModule {}
