import { canonicalUsername } from '../users/canonical-username';
import { isActive } from '../users/is-active';
import type { User } from '../users/user';
import type { Users } from '../users/users';
import { type DirectoryPerson, DirectoryUnavailableError, type DirectoryVerdict } from '../directory/directory';
import type { DirectorySettings } from '../directory/directory-settings';
import type { DirectoryPeople, EntryMatch } from '../directory/people/directory-people';
import { withPerson } from '../directory/people/with-person';
import type { DirectoryConfiguration } from '../directory/settings/directory-configuration';
import type { DirectoryFreshness } from '../directory/sync/directory-freshness';
import type { Proof } from './proof';
import type { Attempt, SignInThrottle } from './sign-in-throttle';

export interface DirectorySignInParts {
  readonly users: Users;
  readonly people: DirectoryPeople;
  readonly configuration: Pick<DirectoryConfiguration, 'state'>;
  readonly freshness: Pick<DirectoryFreshness, 'isStale'>;
  readonly throttle: SignInThrottle;
}

/** What the directory said, and whether the password may have gone to it. */
export interface DirectoryAnswer {
  readonly verdict: DirectoryVerdict | { readonly verdict: 'off' | 'unavailable' };
  readonly roleMap: DirectorySettings['roleMap'];
  /** Every key that this attempt is counted under by now. */
  readonly attempt: Attempt;
  readonly mayHaveBound: boolean;
  /** Where it is no answer at all, and not the directory's fault either. */
  readonly failure?: Error;
}

/** Two gateways may see somebody for the first time in the same moment. */
const MOST_TRIES = 3;

/** Signs people of the directory in. The directory is asked first and records are written last, by `ask` and `settle`. */
export class DirectorySignIn {
  constructor(private readonly parts: DirectorySignInParts) {}

  /** Asks about a password. Nothing is written but the count of attempts. */
  async ask(username: string, password: string, attempt: Attempt): Promise<DirectoryAnswer> {
    const state = this.parts.configuration.state();
    const answer = { roleMap: [], attempt, mayHaveBound: false };
    if (state.state === 'off') return { ...answer, verdict: { verdict: 'off' } };
    if (state.state === 'unusable' || this.parts.freshness.isStale)
      return { ...answer, verdict: { verdict: 'unavailable' } };
    let counted = attempt;
    let mayHaveBound = false;
    const mayBind = async (person: DirectoryPerson): Promise<boolean> => {
      if (this.parts.people.matchOf(person).match === 'name-taken') return false;
      const also = await this.countedAs(person, username, attempt);
      if (!also) return false;
      counted = also;
      mayHaveBound = true;
      return true;
    };
    try {
      const verdict = await state.directory.verify(username, password, mayBind);
      return { verdict, roleMap: state.settings.roleMap, attempt: counted, mayHaveBound };
    } catch (error) {
      const failure =
        error instanceof DirectoryUnavailableError
          ? {}
          : { failure: error instanceof Error ? error : new Error(String(error)) };
      return { ...answer, ...failure, verdict: { verdict: 'unavailable' }, attempt: counted, mayHaveBound };
    }
  }

  /** Draws the conclusion from an answer. Somebody whose password is right and who is let in is brought up to date, or created. */
  async settle({ verdict, roleMap }: DirectoryAnswer): Promise<Proof> {
    switch (verdict.verdict) {
      case 'off':
        return { proof: 'wrong', reason: 'directory-off' };
      case 'unavailable':
        return { proof: 'wrong', reason: 'directory-unavailable' };
      case 'unknown-user':
        return { proof: 'wrong', reason: 'unknown-user' };
      case 'right':
        return this.letIn(verdict.person, roleMap);
      default:
        return this.refused(verdict);
    }
  }

  private refused({
    verdict,
    person,
  }: Extract<DirectoryVerdict, { verdict: 'wrong-password' | 'not-asked' | 'suspended' }>): Proof {
    const match = this.parts.people.matchOf(person);
    const user = match.match === 'known' ? { user: match.user } : {};
    if (match.match === 'name-taken') return nameTaken(match);
    if (verdict === 'not-asked') return { proof: 'wrong', reason: 'throttled-under-another-name', ...user };
    if (verdict === 'wrong-password') return { proof: 'wrong', reason: 'wrong-password', ...user };
    const { suspended } = person;
    return { proof: 'wrong', reason: 'suspended-by-directory', ...user, ...(suspended ? { suspended } : {}) };
  }

  private async letIn(person: DirectoryPerson, roleMap: DirectorySettings['roleMap']): Promise<Proof> {
    const { users, people } = this.parts;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const match = people.matchOf(person);
      if (match.match === 'name-taken') return nameTaken(match);
      if (match.match === 'new') {
        const created = await people.create(person, roleMap);
        if (created) return { proof: 'right', user: created };
        await users.collection.sync();
        continue;
      }
      const { user } = match;
      if (!user.enabled || user.deletedAt !== undefined) return { proof: 'wrong', reason: 'switched-off', user };
      const updated = await people.update(user.id, (current) => withPerson(current, person, roleMap));
      if (updated) return standing(updated);
    }
    return { proof: 'wrong', reason: 'unknown-user' };
  }

  /** All spellings under which the directory finds one entry share the attempts of the name that the entry has. */
  private async countedAs(person: DirectoryPerson, username: string, attempt: Attempt): Promise<Attempt | undefined> {
    const name = canonicalUsername(person.username);
    return name === username ? attempt : this.parts.throttle.countAlso(attempt, name);
  }
}

const nameTaken = ({ holder }: Extract<EntryMatch, { match: 'name-taken' }>): Proof => ({
  proof: 'wrong',
  reason: 'name-belongs-to-another-entry',
  user: holder,
});

const standing = (user: User): Proof =>
  isActive(user) ? { proof: 'right', user } : { proof: 'wrong', reason: 'switched-off', user };
