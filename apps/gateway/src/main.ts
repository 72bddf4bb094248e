import 'reflect-metadata';
import { tellSupervisor } from '@app/common';
import { readSettings } from '@app/config';
import { createLogger } from '@app/telemetry';
import { startGateway } from './bootstrap/start-gateway';

try {
  const settings = readSettings();
  const logger = createLogger('gateway', settings.logLevel);
  const { url, firstRun } = await startGateway(settings, logger);
  logger.info({ url }, 'gateway ready');
  tellSupervisor({ kind: 'gateway-ready', url, ...(firstRun ? { firstRun } : {}) });
} catch (error) {
  console.error(`trunkline gateway: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
