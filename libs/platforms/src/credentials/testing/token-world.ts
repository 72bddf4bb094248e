import { isDeepStrictEqual } from 'node:util';
import type { Account, Credentials, OauthCredentials } from '@app/accounts';
import type { CredentialPorts, TokenRequest, TokenResponse } from '../credential-ports';
import { CredentialSource } from '../credential-source';
import { MemoryJournal, MemoryRenewalStore } from './memory-renewal-store';

type Answer = (
  request: TokenRequest,
  fields: Readonly<Record<string, string>>,
) => TokenResponse | Promise<TokenResponse>;

export const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'claude', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};

export const oauth: OauthCredentials = {
  ...{ kind: 'oauth', tokenUrl: 'https://auth.example/token', clientId: 'client', refreshToken: 'refresh-0' },
};

export const START = Date.parse('2026-11-21T10:00:00Z');

/** A source of credentials whose clock a test moves and whose token endpoint it plays. */
export class TokenWorld {
  now = START;
  readonly requests: { readonly request: TokenRequest; readonly fields: Readonly<Record<string, string>> }[] = [];
  readonly store = new MemoryRenewalStore(oauth, () => this.now);
  readonly journal = new MemoryJournal();
  readonly ports: CredentialPorts;
  readonly source: CredentialSource;
  /** Called between two looks at a lock that another process has. */
  onPause: () => void = () => undefined;

  constructor(
    public answer: Answer,
    ports: Partial<CredentialPorts> = {},
  ) {
    this.ports = {
      fetch: async (_, request) => {
        const fields = fieldsOf(request);
        this.requests.push({ request, fields });
        return this.answer(request, fields);
      },
      clock: { now: () => this.now, monotonic: () => this.now },
      renewal: {
        ...{ store: this.store, journal: this.journal, random: () => 0 },
        pause: async (milliseconds) => {
          this.now += milliseconds;
          this.onPause();
          await new Promise(setImmediate);
        },
      },
      awsDefault: async () => Promise.reject(new Error('nothing found')),
      googleDefault: async () => Promise.reject(new Error('nothing found')),
      tokenScope: () => 'the-scope',
      ...ports,
    };
    this.source = new CredentialSource(this.ports);
  }

  /** The same relay, seen by another of its processes. */
  another(): CredentialSource {
    return new CredentialSource(this.ports);
  }

  /** The token that a request is authorised with now. @param entered by an administrator, where that is not stored yet */
  async token(entered?: Credentials, source = this.source): Promise<string> {
    if (entered && !isDeepStrictEqual(entered, this.store.stored)) this.store.enter(entered);
    const usable = await source.usable(account, this.store.stored ?? oauth, {});
    return usable.kind === 'access-token' ? usable.token : usable.kind;
  }

  pass(seconds: number): void {
    this.now += seconds * 1_000;
  }
}

/** The members of a form or of a JSON body. */
function fieldsOf({ headers, body }: TokenRequest): Readonly<Record<string, string>> {
  const text = body.toString();
  return headers['content-type'] === 'application/json'
    ? (JSON.parse(text) as Record<string, string>)
    : Object.fromEntries(new URLSearchParams(text));
}

export const says = (status: number, value: unknown): TokenResponse => ({
  status,
  body: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});

/** Gives `token-1`, `token-2` … and, where it rotates, `refresh-1`, `refresh-2` …, each of which it takes once. */
export function tokenServer({ rotates = false, expiresIn = 3_600 } = {}): Answer {
  let count = 0;
  const spent = new Set<string>();
  return (_, { refresh_token: presented = '' }) => {
    if (spent.has(presented)) return says(400, { error: 'invalid_grant', error_description: 'reused' });
    if (rotates) spent.add(presented);
    count += 1;
    return says(200, {
      ...{ access_token: `token-${count}`, token_type: 'Bearer', expires_in: expiresIn },
      ...(rotates ? { refresh_token: `refresh-${count}` } : {}),
    });
  };
}
