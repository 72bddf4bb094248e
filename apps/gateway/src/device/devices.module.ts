import { type FactoryProvider, Module } from '@nestjs/common';
import { DeviceGrants, DeviceLimits, DeviceSessions } from '@app/auth';
import type { RedisConnection } from '@app/redis';
import { REDIS } from '../bootstrap/tokens';
import { DeviceApprovals } from './approvals/device-approvals';
import { DeviceKeys } from './device-keys';
import { SignedInDevices } from './signed-in-devices';

const storeOf = (Kind: new (connection: RedisConnection) => object): FactoryProvider => ({
  ...{ provide: Kind, inject: [REDIS] },
  useFactory: (connection: RedisConnection) => new Kind(connection),
});

const providers = [
  ...[DeviceGrants, DeviceLimits, DeviceSessions].map(storeOf),
  ...[DeviceKeys, DeviceApprovals, SignedInDevices],
];

/** What the devices' own routes and the control plane share: who waits, who was let in. */
@Module({ providers, exports: providers })
export class DevicesModule {}
