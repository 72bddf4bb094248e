import type { Socket } from 'node:net';
import { Client, type Entry, type Filter, ResultCodeError, type SearchOptions } from 'ldapts';
import { type DirectoryStep, DirectoryUnavailableError } from '../directory';
import type { DirectorySettings } from '../directory-settings';
import { normalDn } from '../normal-dn';
import { MessageGate } from './message-gate';
import { unavailable } from './within-time';

export interface Search {
  readonly filter: Filter;
  /** Default: the whole tree below the base. */
  readonly scope?: 'base' | 'sub';
  readonly attributes: readonly string[];
  readonly sizeLimit?: number;
}

/** RFC 4532. */
const WHO_AM_I = '1.3.6.1.4.1.4203.1.11.3';

/**
 * What a server says to a bind that it understood and does not accept: constraintViolation, noSuchObject, inappropriateAuthentication,
 * invalidCredentials, insufficientAccessRights, unwillingToPerform (RFC 4511 appendix A; 389 Directory Server uses 19 and 53 for locked
 * entries).
 */
const refusals: ReadonlySet<number> = new Set([19, 32, 48, 49, 50, 53]);

/** An LDAP conversation on one connection. It ends with the connection: nothing is sent on a second one, where nobody would be bound. */
export class DirectoryConnection {
  private readonly client: Client;

  /** @param socket connected, and protected as it is to be */
  constructor(
    private readonly socket: Socket,
    { timeoutMs }: Pick<DirectorySettings, 'timeoutMs'>,
  ) {
    let isGiven = false;
    const createConnection = (): Socket => {
      if (isGiven || socket.destroyed) throw new Error('The server closed the connection');
      isGiven = true;
      // The client uses of a socket what the gate has.
      const gate: unknown = new MessageGate(socket);
      return gate as Socket;
    };
    this.client = new Client({
      // Where to is decided by the socket.
      url: 'ldap://localhost',
      ...{ timeout: timeoutMs, connectTimeout: timeoutMs, createConnection },
    });
  }

  /** @throws DirectoryUnavailableError also where the server does not accept the service's own name and password */
  async bindAsService({ bindDn, bindPassword }: Pick<DirectorySettings, 'bindDn' | 'bindPassword'>): Promise<void> {
    if (bindDn === undefined || bindPassword === undefined) return;
    await this.doing('bind', () => this.client.bind(bindDn, bindPassword));
  }

  /**
   * Whether a password is that of an entry: one bind. The server has to name the entry afterwards, where it can say who is bound, because
   * there are servers that take a bind which they understand as anonymous for a success (RFC 4513 section 5.1.2).
   * @throws DirectoryUnavailableError where the server gave no verdict
   */
  async accepts(dn: string, password: string): Promise<boolean> {
    // The empty name is everybody's (RFC 4513 section 5.1.1), and the client takes some words for SASL mechanisms.
    if (!dn.includes('=')) return false;
    try {
      await this.client.bind(dn, password);
      return isNamed(dn, await this.boundAs());
    } catch (error) {
      if (error instanceof ResultCodeError && refusals.has(error.code)) return false;
      throw unavailable('bind', error);
    }
  }

  /** Entries only: where a server refers to another one, nobody goes there. @throws DirectoryUnavailableError */
  async search(step: DirectoryStep, base: string, search: Search): Promise<Entry[]> {
    const { filter, scope = 'sub', attributes, sizeLimit } = search;
    const options: SearchOptions = {
      ...{ filter, scope, attributes: [...attributes], derefAliases: 'never' },
      explicitBufferAttributes: ['objectGUID'],
      ...(sizeLimit === undefined ? {} : { sizeLimit }),
    };
    const { searchEntries } = await this.doing(step, () => this.client.search(base, options));
    return searchEntries;
  }

  /** An entry by its name; undefined where the server says that there is none, or none for us. */
  async read(step: DirectoryStep, dn: string, search: Omit<Search, 'scope' | 'sizeLimit'>): Promise<Entry | undefined> {
    try {
      return (await this.search(step, dn, { ...search, scope: 'base' })).at(0);
    } catch (error) {
      // noSuchObject, invalidDNSyntax, insufficientAccessRights.
      if (error instanceof DirectoryUnavailableError && [32, 34, 50].includes(resultCodeOf(error) ?? 0))
        return undefined;
      throw error;
    }
  }

  close(): void {
    const destroy = (): void => {
      this.socket.destroy();
    };
    this.client.unbind().then(destroy, destroy);
  }

  /** The authorisation identity (RFC 4513 section 5.2.1.8); empty: anonymous; undefined where the server does not say. */
  private async boundAs(): Promise<string | undefined> {
    try {
      return (await this.client.exop(WHO_AM_I)).value ?? '';
    } catch (error) {
      if (error instanceof ResultCodeError) return undefined;
      throw error;
    }
  }

  private async doing<Result>(step: DirectoryStep, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw unavailable(step, error);
    }
  }
}

/** What the server answered where it answered at all. */
export const resultCodeOf = ({ cause }: DirectoryUnavailableError): number | undefined =>
  cause instanceof ResultCodeError ? cause.code : undefined;

function isNamed(dn: string, identity: string | undefined): boolean {
  if (identity === undefined) return true;
  const [, bound] = /^dn:(.*)$/is.exec(identity) ?? [];
  // Active Directory names a user, not an entry: `u:DOMAIN\user`.
  if (bound === undefined) return identity !== '';
  return bound === dn || (normalDn(bound) !== undefined && normalDn(bound) === normalDn(dn));
}
