import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readSettings } from '@app/config';
import { NestLogger, createLogger } from '@app/telemetry';
import { replaceBodyParsers } from '../../apps/gateway/src/bootstrap/body-parsers';
import { Draining } from '../../apps/gateway/src/bootstrap/draining';
import { GatewayExceptionFilter } from '../../apps/gateway/src/bootstrap/exception.filter';
import { answerHookErrors } from '../../apps/gateway/src/bootstrap/hook-errors';
import { createHttpAdapter } from '../../apps/gateway/src/bootstrap/http-server';
import { type Infrastructure, createInfrastructure } from '../../apps/gateway/src/bootstrap/infrastructure';
import { addRequestHygiene } from '../../apps/gateway/src/bootstrap/request-hygiene';
import { GatewayModule } from '../../apps/gateway/src/gateway.module';

/** A whole gateway within the process of the test, with all its parts at hand. */
export interface GatewayInProcess {
  readonly url: string;
  readonly application: NestFastifyApplication;
  readonly parts: Infrastructure;
  stop(): Promise<void>;
}

/** @param environment beside what every gateway needs; `REDIS_URL` has to be there */
export async function startGatewayInProcess(environment: NodeJS.ProcessEnv): Promise<GatewayInProcess> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'trunkline-gateway-'));
  const settings = readSettings({
    ...{ PORT: '0', DATA_DIR: dataDirectory, LOG_LEVEL: 'silent', EGRESS_ALLOW_CIDRS: '127.0.0.0/8' },
    ...{ MASTER_KEYS: `k1:${randomBytes(32).toString('base64')}`, JWT_SECRET: randomBytes(32).toString('base64') },
    ...environment,
  });
  const logger = createLogger('gateway', settings.logLevel);
  const parts = await createInfrastructure(settings, logger);
  const nestOptions: Pick<NestApplicationOptions, 'bodyParser' | 'logger'> = {
    bodyParser: false,
    logger: new NestLogger(logger),
  };
  const application = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.with(parts),
    createHttpAdapter(settings),
    nestOptions,
  );
  const instance = application.getHttpAdapter().getInstance();
  replaceBodyParsers(instance);
  addRequestHygiene(instance, application.get(Draining));
  const filter = application.get(GatewayExceptionFilter);
  answerHookErrors(instance, filter);
  application.useGlobalFilters(filter);
  await application.listen({ port: 0, host: '127.0.0.1' });
  return {
    ...{ application, parts, url: await application.getUrl() },
    stop: async () => {
      application.getHttpServer().closeAllConnections();
      await application.close();
      await parts.ledger.stop(2_000);
      await parts.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
