import type { Passwords } from '../passwords/passwords';
import type { Sessions } from '../sessions/sessions';
import { canonicalUsername } from '../users/canonical-username';
import { isActive } from '../users/is-active';
import type { User } from '../users/user';
import type { Users } from '../users/users';
import type { DirectoryAnswer, DirectorySignIn } from './directory-sign-in';
import type { Proof } from './proof';
import type { SignInOutcome } from './sign-in-outcome';
import type { Attempt, SignInThrottle } from './sign-in-throttle';

export interface SignInRequest {
  readonly username: string;
  readonly password: string;
  /** Where the request came from, as the server trusts it. */
  readonly address: string;
  /** Shown to the person who signs in, among their sessions. */
  readonly userAgent?: string | undefined;
}

/**
 * Signs people in. Who has a password here is asked for that one, and everybody else is the directory's to know: a local user of a name
 * wins over an entry of that name.
 */
export class SignIn {
  constructor(
    private readonly users: Users,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly sessions: Sessions,
    private readonly directory: DirectorySignIn,
  ) {}

  /** @throws GatewayError `policy_too_many_attempts` when too many passwords are being hashed */
  async signIn({ username, password, address, userAgent }: SignInRequest): Promise<SignInOutcome> {
    const account = canonicalUsername(username);
    const admission = await this.throttle.take(account, address);
    if (!admission.granted) {
      const { retryAfterSeconds } = admission;
      return { outcome: 'refused', username: account, reason: 'throttled', retryAfterSeconds };
    }
    // Known and unknown names take the same way, the look in the store included: its time must not tell them apart.
    await this.users.collection.sync();
    const user = this.users.findByUsername(account);
    const { proof, attempt } =
      user?.provider === 'local'
        ? await this.askHere(user, password, admission.attempt)
        : await this.askDirectory(account, password, admission.attempt);
    if (proof.proof === 'wrong') {
      const { reason, suspended } = proof;
      return {
        ...{ outcome: 'refused', username: account, reason },
        ...(proof.user ? { userId: proof.user.id } : {}),
        ...(suspended ? { suspended } : {}),
      };
    }
    await this.throttle.succeeded(attempt);
    await this.strengthen(proof.user, password);
    return {
      outcome: 'signed-in',
      user: proof.user,
      ...(await this.sessions.open(proof.user, { address, userAgent })),
    };
  }

  private async askHere(user: User, password: string, attempt: Attempt): Promise<{ proof: Proof; attempt: Attempt }> {
    const matches = await this.passwords.verify(password, user.passwordHash).catch(async (error: unknown) => {
      await this.throttle.giveBack(attempt);
      throw error;
    });
    if (!matches) return { attempt, proof: { proof: 'wrong', reason: 'wrong-password', user } };
    if (!isActive(user)) return { attempt, proof: { proof: 'wrong', reason: 'switched-off', user } };
    return { attempt, proof: { proof: 'right', user } };
  }

  /** A password is hashed beside it for nothing: without a directory, or with a quick one, the time would tell who has a password here. */
  private async askDirectory(
    account: string,
    password: string,
    attempt: Attempt,
  ): Promise<{ proof: Proof; attempt: Attempt }> {
    const hashing = this.passwords.verify(password, undefined).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    // A queue that is full says so at once: the directory is spared a flood that is not hashed either.
    const isTurnedAway = (await Promise.race([hashing, nextTurn()])) !== undefined;
    const asking = isTurnedAway ? notAsked(attempt) : this.directory.ask(account, password, attempt);
    const [hashed, answer] = await Promise.all([hashing, asking]);
    // A password that may have reached a server counts, or a server that breaks off would be asked without end.
    const isUnanswered = hashed !== undefined || answer.verdict.verdict === 'unavailable';
    if (isUnanswered && !answer.mayHaveBound) await this.throttle.giveBack(answer.attempt);
    if (hashed) throw hashed.error;
    if (answer.failure !== undefined) throw answer.failure;
    return { proof: await this.directory.settle(answer), attempt: answer.attempt };
  }

  private async strengthen(user: User, password: string): Promise<void> {
    if (user.passwordHash === undefined || !this.passwords.isWeak(user.passwordHash)) return;
    await this.users.strengthenHash(user, await this.passwords.hash(password));
  }
}

const nextTurn = (): Promise<undefined> => new Promise((resolve) => setImmediate(resolve, undefined));

const notAsked = (attempt: Attempt): DirectoryAnswer => ({
  ...{ verdict: { verdict: 'unavailable' }, roleMap: [], attempt, mayHaveBound: false },
});
