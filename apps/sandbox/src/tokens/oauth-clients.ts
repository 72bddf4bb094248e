import { hash, randomBytes } from 'node:crypto';

/** A registration at an authorisation server. One client is one account. */
export interface OAuthClient {
  readonly id: string;
  readonly secret: string;
  /** Google: the project; Entra: the tenant; Anthropic: the organisation. */
  readonly organization: string;
  /** Whether each refresh replaces the refresh token. */
  readonly rotates: boolean;
  /** Seconds that an access token is good for; 0: it has expired when it arrives. */
  readonly expiresIn: number;
  /** Empty: what the endpoint that is asked usually grants. */
  readonly scopes: readonly string[];
  /** Where browsers are led back to; null: wherever the request says. */
  readonly redirectUri: string | null;
}

export interface ClientOptions {
  readonly organization: string | null;
  readonly rotates: boolean;
  readonly expiresIn: number;
  readonly scopes: readonly string[];
  readonly redirectUri: string | null;
}

interface RefreshToken {
  readonly client: string;
  /** What the tokens that replaced each other have in common. */
  readonly family: { revoked: boolean };
  replaced: boolean;
}

/** A version 4 UUID in form, the same for the same text. */
function uuidOf(text: string): string {
  const digits = hash('sha256', text);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
  return [...parts, digits.slice(20, 32)].join('-');
}

/** The clients that the sandbox made, and their refresh tokens. */
export class OAuthClients {
  private readonly clients = new Map<string, OAuthClient>();
  private readonly refreshTokens = new Map<string, RefreshToken>();

  /** A name has one id and one secret for as long as the process runs; what else the client is, the last call says. */
  register(name: string, { organization, ...options }: ClientOptions): OAuthClient {
    const id = uuidOf(`client ${name}`);
    const secret = this.clients.get(id)?.secret ?? `sandbox-client-secret-${randomBytes(12).toString('hex')}`;
    const client = { ...options, id, secret, organization: organization ?? uuidOf(`organization of ${name}`) };
    this.clients.set(id, client);
    return client;
  }

  find(id: string): OAuthClient | undefined {
    return this.clients.get(id);
  }

  hasOrganization(organization: string): boolean {
    return [...this.clients.values()].some((client) => client.organization === organization);
  }

  /** A refresh token of a family of its own. */
  grant(client: OAuthClient): string {
    return this.remember({ client: client.id, family: { revoked: false }, replaced: false });
  }

  /**
   * The refresh token to use from now on; null for one that is not the client's or no longer good. Who brings a token that was
   * replaced may have stolen it, so its whole family ends: https://www.rfc-editor.org/rfc/rfc9700.html#section-4.14.2
   */
  refresh(client: OAuthClient, text: string): string | null {
    const token = this.refreshTokens.get(text);
    if (token?.client !== client.id || token.family.revoked) return null;
    if (token.replaced) {
      token.family.revoked = true;
      return null;
    }
    if (!client.rotates) return text;
    token.replaced = true;
    return this.remember({ client: client.id, family: token.family, replaced: false });
  }

  private remember(token: RefreshToken): string {
    const text = `sandbox-refresh-${randomBytes(18).toString('base64url')}`;
    this.refreshTokens.set(text, token);
    return text;
  }
}
