import type { Clock } from '@app/common';
import type { DirectoryFields } from '@app/config';
import type { RedisConnection } from '@app/redis';
import type { Logger } from '@app/telemetry';
import type { CredentialVault } from '@app/vault';
import { DirectorySignIn } from '../sign-in/directory-sign-in';
import type { SignInThrottle } from '../sign-in/sign-in-throttle';
import type { Users } from '../users/users';
import type { Directory } from './directory';
import type { DirectorySettings } from './directory-settings';
import { LdapDirectory } from './ldap/ldap-directory';
import { DirectoryPeople } from './people/directory-people';
import { DirectoryConfiguration } from './settings/directory-configuration';
import { DirectoryFreshness } from './sync/directory-freshness';
import { DirectoryStatuses } from './sync/directory-status';
import { DirectorySync } from './sync/directory-sync';
import { SyncLock } from './sync/sync-lock';

/** Everything that has to do with the team's directory, put together. */
export interface TeamDirectory {
  readonly configuration: DirectoryConfiguration;
  readonly statuses: DirectoryStatuses;
  readonly freshness: DirectoryFreshness;
  readonly sync: DirectorySync;
  readonly signIn: DirectorySignIn;
}

export interface TeamDirectoryGround {
  readonly connection: RedisConnection;
  readonly users: Users;
  readonly vault: CredentialVault;
  readonly throttle: SignInThrottle;
  /** What the environment says of it. */
  readonly environment: DirectoryFields;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A client of the directory for settings; absent: over LDAP. */
  readonly create?: (settings: DirectorySettings) => Directory;
}

/** @throws SettingsError with one line for the operator where the environment cannot be used as it is */
export function createTeamDirectory(ground: TeamDirectoryGround): TeamDirectory {
  const { connection, users, vault, throttle, environment, clock, logger } = ground;
  const { create = (settings: DirectorySettings) => new LdapDirectory(settings, logger, clock) } = ground;
  const configuration = new DirectoryConfiguration(connection, vault, environment, create);
  const statuses = new DirectoryStatuses(connection);
  const freshness = new DirectoryFreshness(configuration, statuses, clock);
  const people = new DirectoryPeople(users, logger);
  const lock = new SyncLock(connection);
  const sync = new DirectorySync({ users, people, configuration, statuses, lock, clock, logger });
  const signIn = new DirectorySignIn({ users, people, configuration, freshness, throttle });
  return { configuration, statuses, freshness, sync, signIn };
}
