import type { Suspension } from '../users/directory-standing';

/** Somebody in the directory, as its entry says today. */
export interface DirectoryPerson {
  /** entryUUID, objectGUID (hexadecimal), nsUniqueId or ipaUniqueID, whichever the server has; else the DN in normal form. */
  readonly entryId: string;
  /** As the server writes it. */
  readonly dn: string;
  /** Not canonical yet. */
  readonly username: string;
  readonly email?: string;
  readonly displayName?: string;
  /** DNs in normal form, groups within groups included. */
  readonly groups: readonly string[];
  /** Absent: may sign in. `gone` is nobody's standing: who is gone is not found. */
  readonly suspended?: Exclude<Suspension, 'gone'>;
}

/** `not-asked`: `mayBind` said no, and the password was sent to nobody. */
export type DirectoryVerdict =
  | { readonly verdict: 'right'; readonly person: DirectoryPerson }
  | { readonly verdict: 'wrong-password' | 'not-asked' | 'suspended'; readonly person: DirectoryPerson }
  | { readonly verdict: 'unknown-user' };

/** A part of the way to the directory, in the order in which it is gone. */
export const directorySteps = ['resolve', 'connect', 'tls', 'bind', 'search', 'read-user', 'read-groups'] as const;
export type DirectoryStep = (typeof directorySteps)[number];

export interface DirectoryStepReport {
  readonly server: string;
  readonly step: DirectoryStep;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** What failed, in words for an administrator, without a secret. */
  readonly detail?: string;
  readonly milliseconds: number;
}

/** No server could be asked: nothing is known about anybody, which is not the same as somebody being gone. */
export class DirectoryUnavailableError extends Error {
  override readonly name = 'DirectoryUnavailableError';

  constructor(
    readonly step: DirectoryStep,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** How a user whom we know is looked for again. */
export interface KnownPerson {
  readonly entryId: string;
  readonly dn: string;
  readonly username: string;
}

/** The team's directory. Every call may throw DirectoryUnavailableError. */
export interface Directory {
  /**
   * Searches the one entry of a user name, then binds as it: at most one bind with the password that somebody typed, none for an empty
   * one. An unknown user costs a bind, too, as somebody who does not exist: the time must not tell them apart.
   * @param mayBind asked after the entry is known and before the password goes anywhere
   */
  verify(
    username: string,
    password: string,
    mayBind: (person: DirectoryPerson) => Promise<boolean>,
  ): Promise<DirectoryVerdict>;

  /**
   * Those of the known people who still are in the directory, by entry id, whatever they are called and wherever they are now. Of a server
   * without entry ids: as long as they are where they were.
   */
  find(known: readonly KnownPerson[]): Promise<ReadonlyMap<string, DirectoryPerson>>;

  /** Goes the whole way on every server, without a password of anybody but the service's own, and says what happened on each step. */
  test(username?: string): Promise<DirectoryStepReport[]>;
}
