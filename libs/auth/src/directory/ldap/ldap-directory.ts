import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '@app/common';
import type { Logger } from '@app/telemetry';
import {
  type Directory,
  type DirectoryPerson,
  type DirectoryStepReport,
  DirectoryUnavailableError,
  type DirectoryVerdict,
  type KnownPerson,
} from '../directory';
import type { DirectorySettings } from '../directory-settings';
import { normalDn } from '../normal-dn';
import { type DirectoryConnection, resultCodeOf } from './directory-connection';
import { GroupReader } from './group-reader';
import { openDirectoryConnection } from './open-directory-connection';
import { PeopleFinder } from './people-finder';
import { type PersonEntry, personOf } from './person-entry';
import { type SearchFilter, parseSearchFilter } from './search-filter';
import { testServer } from './test-server';

/** timeLimitExceeded, busy, unavailable, other (RFC 4511 appendix A): what another server may answer better. */
const troubles: ReadonlySet<number> = new Set([3, 51, 52, 80]);

interface Attempt {
  readonly username: string;
  readonly password: string;
  readonly mayBind: (person: DirectoryPerson) => Promise<boolean>;
}

/** The team's directory, spoken to in LDAP. Each call opens a connection of its own; servers are tried in their order. */
export class LdapDirectory implements Directory {
  private readonly filter: SearchFilter;

  /** @throws Error with words for an administrator where the search filter is none: see parseSearchFilter */
  constructor(
    private readonly settings: DirectorySettings,
    private readonly logger?: Pick<Logger, 'warn'>,
    private readonly clock: Clock = systemClock,
  ) {
    this.filter = parseSearchFilter(settings.searchFilter);
  }

  async verify(
    username: string,
    password: string,
    mayBind: (person: DirectoryPerson) => Promise<boolean>,
  ): Promise<DirectoryVerdict> {
    // An empty password makes an anonymous bind, which is a success on many servers (RFC 4513 section 5.1.2).
    if (!isSomething(username) || !isSomething(password)) return { verdict: 'unknown-user' };
    // One question and at most one bind with it: a server that fell silent may have counted the bind.
    let isAsked = false;
    const mayBindNow = (person: DirectoryPerson): Promise<boolean> => {
      isAsked = true;
      return mayBind(person);
    };
    return this.onOneServer(
      (connection) => this.verifyOn(connection, { username, password, mayBind: mayBindNow }),
      () => !isAsked,
    );
  }

  async find(known: readonly KnownPerson[]): Promise<ReadonlyMap<string, DirectoryPerson>> {
    if (known.length === 0) return new Map();
    return this.onOneServer((connection) => this.finderOn(connection).knownPeople(known));
  }

  async test(username?: string): Promise<DirectoryStepReport[]> {
    const reports: DirectoryStepReport[] = [];
    const finderOn = (connection: DirectoryConnection): PeopleFinder => this.finderOn(connection);
    for (const url of this.settings.urls) {
      reports.push(...(await testServer(url, this.settings, { finderOn, clock: this.clock, username })));
    }
    return reports;
  }

  private async verifyOn(
    connection: DirectoryConnection,
    { username, password, mayBind }: Attempt,
  ): Promise<DirectoryVerdict> {
    const refused = async (verdict: DirectoryVerdict): Promise<DirectoryVerdict> => {
      await this.bindAsNobody(connection);
      return verdict;
    };
    const entry = await this.finderOn(connection).byUsername(username);
    if (entry?.username === undefined) {
      if (entry) this.logger?.warn({ dn: entry.dn }, 'an entry of the directory has no user name');
      return refused({ verdict: 'unknown-user' });
    }
    // Groups within groups are read for those who come in only: the time would tell who exists.
    const person = personOf(entry, username, directGroupsOf(entry));
    if (entry.suspension?.mayHavePassed === false) return refused({ verdict: 'suspended', person });
    if (!(await mayBind(person))) return refused({ verdict: 'not-asked', person });
    if (await connection.accepts(entry.dn, password)) return this.accepted(connection, entry, username);
    return { verdict: entry.suspension ? 'suspended' : 'wrong-password', person };
  }

  /** Reads with the rights of the service again: people may often read less of themselves. */
  private async accepted(
    connection: DirectoryConnection,
    entry: PersonEntry,
    username: string,
  ): Promise<DirectoryVerdict> {
    await connection.bindAsService(this.settings);
    const person = await this.finderOn(connection).personOf(entry, username);
    return { verdict: person.suspended === undefined ? 'right' : 'suspended', person };
  }

  /** What a bind costs, as somebody who does not exist. Whatever the server says to it. */
  private async bindAsNobody(connection: DirectoryConnection): Promise<void> {
    try {
      await connection.accepts(`cn=${randomUUID()},${this.settings.searchBase}`, randomUUID());
    } catch (error) {
      if (!(error instanceof DirectoryUnavailableError) || resultCodeOf(error) === undefined) throw error;
    }
  }

  private finderOn(connection: DirectoryConnection): PeopleFinder {
    const { settings, filter, clock } = this;
    const groups = new GroupReader(connection, settings.searchBase, (dn) => {
      this.logger?.warn({ dn }, 'somebody is in more groups of the directory than are read');
    });
    return new PeopleFinder({ connection, groups, settings, filter, now: clock.now() });
  }

  /** @param mayTryNext asked after a failure that another server may not have */
  private async onOneServer<Result>(
    work: (connection: DirectoryConnection) => Promise<Result>,
    mayTryNext: () => boolean = () => true,
  ): Promise<Result> {
    let failure = new DirectoryUnavailableError('resolve', 'No server of the directory is set');
    for (const url of this.settings.urls) {
      try {
        const connection = await openDirectoryConnection(url, this.settings);
        try {
          return await work(connection);
        } finally {
          connection.close();
        }
      } catch (error) {
        if (!(error instanceof DirectoryUnavailableError)) throw error;
        const { step, message } = error;
        this.logger?.warn({ server: url, step, reason: message }, 'a server of the directory could not be asked');
        failure = error;
        if (!mayTryNext() || !isTrouble(error)) throw error;
      }
    }
    throw failure;
  }
}

/** Whether another server may be better: this one did not answer, or said that it could not. */
function isTrouble(error: DirectoryUnavailableError): boolean {
  const code = resultCodeOf(error);
  return code === undefined || troubles.has(code);
}

const isSomething = (text: unknown): boolean => typeof text === 'string' && text.trim() !== '' && !text.includes('\0');

const directGroupsOf = ({ memberOf }: PersonEntry): string[] =>
  [...new Set(memberOf.map(normalDn).filter((group) => group !== undefined))].sort();
