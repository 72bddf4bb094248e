import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FirstRun } from '@app/common';
import type { Settings } from '@app/config';
import { type Logger, NestLogger } from '@app/telemetry';
import { serveConsole } from '../console/serve-console';
import { setUpOpenApi } from '../control-plane/set-up-open-api';
import { GatewayModule } from '../gateway.module';
import { replaceBodyParsers } from './body-parsers';
import { Draining } from './draining';
import { GatewayExceptionFilter } from './exception.filter';
import { furnishEmptyStore } from './first-run';
import { answerHookErrors } from './hook-errors';
import { createHttpAdapter } from './http-server';
import { createInfrastructure } from './infrastructure';
import { addRequestHygiene } from './request-hygiene';
import { endOnSignal } from './shutdown';
import { watchFigures } from './watch-figures';
import { watchHttp } from './watch-http';

/** Beside the folder of the bundle that this is a part of. */
const consoleFolder = join(import.meta.dirname, '..', 'console');

export interface RunningGateway {
  readonly url: string;
  readonly firstRun: FirstRun | undefined;
}

/** @throws Error with one line for the operator */
export async function startGateway(settings: Settings, logger: Logger): Promise<RunningGateway> {
  const parts = await createInfrastructure(settings, logger);
  watchFigures(parts);
  const application = await NestFactory.create<NestFastifyApplication>(
    GatewayModule.with(parts),
    createHttpAdapter(settings),
    { bodyParser: false, logger: new NestLogger(logger) },
  );
  const draining = application.get(Draining);
  const instance = application.getHttpAdapter().getInstance();
  replaceBodyParsers(instance);
  watchHttp(instance, parts.metrics);
  addRequestHygiene(instance, draining);
  const filter = application.get(GatewayExceptionFilter);
  answerHookErrors(instance, filter);
  application.useGlobalFilters(filter);
  setUpOpenApi(application);
  if (!(await serveConsole(instance, consoleFolder, settings)))
    logger.warn({ consoleFolder }, 'the console is not built');
  const firstRun = await furnishEmptyStore(parts);
  await application.listen({ port: settings.port, host: settings.host });
  endOnSignal(application, parts, draining);
  return { url: settings.publicUrl ?? (await application.getUrl()), firstRun };
}
