import type { AddressInfo } from 'node:net';
import { tellSupervisor } from '@app/common';
import { readSandboxSettings } from '@app/config';
import { createSandbox } from './create-sandbox';

/** More than the system's default, because a benchmark opens thousands of connections at once. */
const BACKLOG = 4_096;

function main(): void {
  const { port, host } = readSandboxSettings();
  const server = createSandbox();
  server.once('error', fail);
  server.listen({ port, host, backlog: BACKLOG }, () => {
    const url = `http://${host}:${(server.address() as AddressInfo).port}`;
    // Who reads the line may close the channel at once, so the message goes first.
    tellSupervisor({ kind: 'sandbox-ready', url });
    console.log(`sandbox listening on ${url}`);
  });

  const stop = (): void => {
    server.close();
    server.closeAllConnections();
    if (process.connected) process.disconnect();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
}

function fail(error: unknown): void {
  console.error(`sandbox: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}

try {
  main();
} catch (error) {
  fail(error);
}
