import { type DeviceGrant, shownUserCode } from '@app/auth';
import { layout } from './layout';
import { markup } from './markup';

export interface SignInPage {
  /** Path that the form goes to. */
  readonly action: string;
  /** What only our own page can know: see browser-cookie.ts. */
  readonly proof: string;
  readonly code?: string | undefined;
  readonly username?: string | undefined;
  readonly objection?: string;
}

/** Asks for code, user name and password. A code that came with the address is there to be compared, and nothing is sent by itself. */
export function signInPage({ action, proof, code, username, objection }: SignInPage): string {
  const body = markup`
<p>Enter the code that your terminal shows, and sign in. Go on only if you began this sign-in yourself.</p>
<form method="post" action="${action}">
<input type="hidden" name="proof" value="${proof}">
<label>Code <input class="code" name="user_code" value="${code}" autocomplete="off" autocapitalize="characters"
  spellcheck="false" maxlength="32" required></label>
<label>User name <input name="username" value="${username}" autocomplete="username" autocapitalize="none"
  maxlength="256" required></label>
<label>Password <input type="password" name="password" autocomplete="current-password" maxlength="1024" required></label>
<button>Sign in</button>
</form>`;
  return layout('Sign in a device', body, objection);
}

export interface DecisionPage {
  readonly action: string;
  readonly ticket: string;
  readonly grant: DeviceGrant;
  /** Who is signed in. */
  readonly username: string;
}

/** Shows what asks, and lets somebody say whether it is theirs. */
export function decisionPage({ action, ticket, grant, username }: DecisionPage): string {
  const body = markup`
<p>This program will act as <strong>${username}</strong> and use models in that name.</p>
<dl>
<dt>Code</dt><dd class="code">${shownUserCode(grant.userCode)}</dd>
<dt>Program, as it calls itself</dt><dd>${grant.client}</dd>
<dt>Address that it asks from</dt><dd>${grant.address}</dd>
<dt>When</dt><dd>${shownTime(grant.requestedAt)}</dd>
</dl>
<p>Approve only if your own terminal shows this code. Somebody who sent you the code or the link would get your access.</p>
<form method="post" action="${action}">
<input type="hidden" name="ticket" value="${ticket}">
<button name="decision" value="approve">Approve</button>
<button name="decision" value="deny">Deny</button>
</form>`;
  return layout('Is this your device?', body);
}

/** The last word of a sign-in. */
export const messagePage = (title: string, words: string): string => layout(title, markup`<p>${words}</p>`);

const shownTime = (moment: number): string => `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
