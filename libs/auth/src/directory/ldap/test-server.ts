import type { Socket } from 'node:net';
import type { Clock } from '@app/common';
import { type DirectoryStep, type DirectoryStepReport, DirectoryUnavailableError, directorySteps } from '../directory';
import type { DirectorySettings } from '../directory-settings';
import { DirectoryConnection } from './directory-connection';
import { directoryServer } from './directory-server';
import { connectToServer, protectConnection, resolveServer } from './open-socket';
import type { PeopleFinder } from './people-finder';
import type { PersonEntry } from './person-entry';
import { unavailable } from './within-time';

export interface ServerTest {
  readonly finderOn: (connection: DirectoryConnection) => PeopleFinder;
  readonly clock: Clock;
  /** Somebody to look for; absent: nobody. */
  readonly username: string | undefined;
}

/** Goes the whole way on one server, step by step. Never throws for a failure of the server. */
export async function testServer(
  url: string,
  settings: DirectorySettings,
  test: ServerTest,
): Promise<DirectoryStepReport[]> {
  const log = new StepLog(url, test.clock);
  const sockets: Socket[] = [];
  try {
    await goTheWay(log, settings, test, sockets);
  } catch (error) {
    if (!(error instanceof DirectoryUnavailableError)) throw error;
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  return log.complete();
}

async function goTheWay(log: StepLog, settings: DirectorySettings, test: ServerTest, sockets: Socket[]): Promise<void> {
  const { timeoutMs, bindDn } = settings;
  const { server, addresses } = await log.go('resolve', async () => {
    const named = directoryServer(log.server, settings);
    return { server: named, addresses: await resolveServer(named, timeoutMs) };
  });
  const plain = await log.go('connect', () => connectToServer(server, addresses, timeoutMs));
  sockets.push(plain);
  if (server.protection === 'none') log.skip('tls', 'The server is on this machine');
  else sockets.push(await log.go('tls', () => protectConnection(plain, server, settings)));
  const connection = new DirectoryConnection(sockets.at(-1) ?? plain, settings);
  if (bindDn === undefined) log.skip('bind', 'Nobody to bind as is set');
  else await log.go('bind', () => connection.bindAsService(settings));
  const finder = test.finderOn(connection);
  await log.go('search', () => requireAnybody(finder));
  if (test.username === undefined) return;
  const { username } = test;
  const entry = await log.go('read-user', () => requireEntry(finder, username, settings.attributes.username));
  await log.go('read-groups', () => finder.personOf(entry, username));
}

async function requireAnybody(finder: PeopleFinder): Promise<void> {
  if (await finder.findsAnybody()) return;
  throw new DirectoryUnavailableError('search', 'The search finds nobody: look at the base, the filter and the rights');
}

async function requireEntry(finder: PeopleFinder, username: string, attribute: string): Promise<PersonEntry> {
  const entry = await finder.byUsername(username);
  if (!entry) throw new DirectoryUnavailableError('read-user', 'The search does not find exactly one entry');
  if (entry.username !== undefined) return entry;
  throw new DirectoryUnavailableError('read-user', `The entry has no attribute ${attribute}`);
}

/** What happened on the steps of one server so far. */
class StepLog {
  private readonly reports: DirectoryStepReport[] = [];

  constructor(
    readonly server: string,
    private readonly clock: Clock,
  ) {}

  async go<Result>(step: DirectoryStep, work: () => Promise<Result>): Promise<Result> {
    const startedAt = this.clock.monotonic();
    const milliseconds = (): number => Math.round(this.clock.monotonic() - startedAt);
    try {
      const result = await work();
      this.reports.push({ server: this.server, step, outcome: 'passed', milliseconds: milliseconds() });
      return result;
    } catch (error) {
      const failure = unavailable(step, error);
      const report = { server: this.server, step, outcome: 'failed', detail: failure.message } as const;
      this.reports.push({ ...report, milliseconds: milliseconds() });
      throw failure;
    }
  }

  skip(step: DirectoryStep, detail?: string): void {
    const report = { server: this.server, step, outcome: 'skipped', milliseconds: 0 } as const;
    this.reports.push(detail === undefined ? report : { ...report, detail });
  }

  /** One report for each step. */
  complete(): DirectoryStepReport[] {
    for (const step of directorySteps.slice(this.reports.length)) this.skip(step);
    return this.reports;
  }
}
