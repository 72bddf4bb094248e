import { type DynamicModule, Module } from '@nestjs/common';
import { GatewayExceptionFilter } from './bootstrap/exception.filter';
import type { Infrastructure } from './bootstrap/infrastructure';
import { InfrastructureModule } from './bootstrap/infrastructure.module';
import { ControlPlaneModule } from './control-plane/control-plane.module';
import { HealthController } from './health/health.controller';
import { MetricsController } from './metrics/metrics.controller';
import { AnthropicController } from './relay/anthropic.controller';
import { RelayKeyGuard } from './relay/relay-key.guard';

/** The system in one screen: client routes, control plane, health, and the parts that they share. */
@Module({})
export class GatewayModule {
  static with(parts: Infrastructure): DynamicModule {
    return {
      module: GatewayModule,
      imports: [InfrastructureModule.with(parts), ControlPlaneModule],
      controllers: [AnthropicController, HealthController, MetricsController],
      providers: [RelayKeyGuard, GatewayExceptionFilter],
    };
  }
}
