import { type DynamicModule, Module } from '@nestjs/common';
import { GatewayExceptionFilter } from './bootstrap/exception.filter';
import type { Infrastructure } from './bootstrap/infrastructure';
import { InfrastructureModule } from './bootstrap/infrastructure.module';
import { ControlPlaneModule } from './control-plane/control-plane.module';
import { DeviceModule } from './device/device.module';
import { HealthController } from './health/health.controller';
import { LimitsModule } from './limits/limits.module';
import { MetricsController } from './metrics/metrics.controller';
import { AnthropicController } from './relay/anthropic.controller';
import { AzureController } from './relay/azure.controller';
import { ClientRequests } from './relay/client-requests';
import { CodeAssistController } from './relay/code-assist.controller';
import { DroidController } from './relay/droid.controller';
import { GeminiController } from './relay/gemini.controller';
import { HelloController } from './relay/hello.controller';
import { KeyInfoController } from './relay/key-info/key-info.controller';
import { KeyInfoGuard } from './relay/key-info/key-info.guard';
import { ModelsController } from './relay/models.controller';
import { OpenaiController } from './relay/openai.controller';
import { RelayKeyGuard } from './relay/relay-key.guard';
import { TelemetrySinkController } from './relay/telemetry-sink.controller';

/** The system in one screen: client routes, control plane, health, and the parts that they share. */
@Module({})
export class GatewayModule {
  static with(parts: Infrastructure): DynamicModule {
    return {
      module: GatewayModule,
      imports: [InfrastructureModule.with(parts), ControlPlaneModule, DeviceModule, LimitsModule],
      controllers: [
        ...[AnthropicController, OpenaiController, GeminiController, CodeAssistController],
        ...[AzureController, DroidController, ModelsController, KeyInfoController],
        ...[HelloController, TelemetrySinkController],
        ...[HealthController, MetricsController],
      ],
      providers: [ClientRequests, RelayKeyGuard, KeyInfoGuard, GatewayExceptionFilter],
    };
  }
}
