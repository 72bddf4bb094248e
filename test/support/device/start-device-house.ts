import { Controller, Get, Module, Post, Req, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ClientRoute } from '../../../apps/gateway/src/control-plane/access/route-access';
import { DeviceModule } from '../../../apps/gateway/src/device/device.module';
import { callerOf } from '../../../apps/gateway/src/relay/caller';
import { OwnBody } from '../../../apps/gateway/src/relay/own-body';
import { RelayKeyGuard } from '../../../apps/gateway/src/relay/relay-key.guard';
import { TelemetrySinkController } from '../../../apps/gateway/src/relay/telemetry-sink.controller';
import { type ControlPlane, type ControlPlaneOptions, startControlPlane } from '../control-plane/start-control-plane';

/** Stands for the client routes: tells whose key a request shows. */
@Controller('v1/whoami')
@UseGuards(RelayKeyGuard)
@ClientRoute()
class WhoamiController {
  @Get()
  get(@Req() request: FastifyRequest): object {
    const { apiKey, user } = callerOf(request);
    return { keyId: apiKey.id, username: user.username };
  }

  @Post()
  @OwnBody()
  post(@Req() request: FastifyRequest): object {
    return this.get(request);
  }
}

@Module({ imports: [DeviceModule], controllers: [WhoamiController, TelemetrySinkController] })
class DeviceHouseModule {}

/** A gateway with the sign-in of devices, and something that takes their tokens. */
export const startDeviceHouse = (options: ControlPlaneOptions): Promise<ControlPlane> =>
  startControlPlane({ publicUrl: 'https://trunkline.example.com', ...options, otherModules: [DeviceHouseModule] });
