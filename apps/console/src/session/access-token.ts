import type { components } from '@app/admin-client';
import { answerOfRelay } from '../api/answer-of-relay';
import { hearClock } from '../api/relay-clock';

export type SignedIn = components['schemas']['SignedInDto'];
export type SignedInUser = SignedIn['user'];

/** Asked anew when less than this is left, so that no call leaves with a token that ends on its way. */
const SPARE_MS = 30_000;
/** Tabs of one browser share the refresh cookie, which changes with each use: one after the other. */
const LOCK = 'trunkline-refresh';

/** What became of asking for a token: `signed-out` means that there is no session, `unreachable` that nobody knows. */
export type RefreshOutcome = 'signed-in' | 'signed-out' | 'unreachable';

type Listener = (user: SignedInUser | undefined) => void;

/**
 * The access token of this page: in memory only, never in storage, and asked for anew with the refresh cookie that scripts cannot read.
 */
export class AccessToken {
  private token: string | undefined;
  private endsAt = 0;
  private holder: SignedInUser | undefined;
  private refreshing: Promise<RefreshOutcome> | undefined;
  private listener: Listener | undefined;

  /** Told of who is signed in, also where that is known already, and of nobody when the session has ended. */
  onChange(listener: Listener): () => void {
    this.listener = listener;
    if (this.holder) listener(this.holder);
    return () => (this.listener = undefined);
  }

  /** Whose it is, which may be another person after a refresh: tabs share the cookie. Absent: nobody is signed in. */
  get user(): SignedInUser | undefined {
    return this.holder;
  }

  take({ accessToken, expiresIn, user }: SignedIn): void {
    this.token = accessToken;
    this.endsAt = performance.now() + expiresIn * 1_000;
    this.holder = user;
    this.listener?.(user);
  }

  forget(): void {
    this.token = undefined;
    this.endsAt = 0;
    this.holder = undefined;
    this.listener?.(undefined);
  }

  /** Absent: there is none that a call could leave with at once. */
  get atHand(): string | undefined {
    return performance.now() > this.endsAt - SPARE_MS ? undefined : this.token;
  }

  /** Absent: nobody is signed in. */
  async current(): Promise<string | undefined> {
    if (this.token !== undefined && this.atHand === undefined) await this.refresh();
    return this.token;
  }

  /** Any number of callers at once ask once. */
  refresh(): Promise<RefreshOutcome> {
    this.refreshing ??= this.ask().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async ask(): Promise<RefreshOutcome> {
    const response = await oneAfterTheOther(askForToken).then(answerOfRelay, () => undefined);
    if (response) hearClock(response);
    if (response?.ok) {
      const signedIn = (await response.json().catch(() => undefined)) as SignedIn | undefined;
      if (signedIn === undefined) return 'unreachable';
      this.take(signedIn);
      return 'signed-in';
    }
    void response?.body?.cancel();
    if (response?.status !== 401 && response?.status !== 403) return 'unreachable';
    this.forget();
    return 'signed-out';
  }
}

/** Kept alive when the tab is closed: a cookie that was exchanged and never arrived would pass for a stolen one at its next use. */
const askForToken = (): Promise<Response> =>
  fetch('/auth/refresh', { method: 'POST', credentials: 'same-origin', keepalive: true });

/** Browsers have locks only over https and on this machine; elsewhere the relay alone bears with tabs that ask at once. */
function oneAfterTheOther(
  ask: () => Promise<Response>,
  { locks }: { readonly locks?: LockManager } = navigator,
): Promise<Response> {
  return locks ? locks.request(LOCK, ask) : ask();
}

export const accessToken = new AccessToken();
