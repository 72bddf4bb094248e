import { type Answer, wholeAnswer } from '../http/answer';
import { keyOfToken } from './bearer';
import type { TokenRegistry } from './token-registry';

const HOUR_SECONDS = 3_600;

const json = (status: number, value: unknown): Answer =>
  wholeAnswer(status, ['content-type', 'application/json'], JSON.stringify(value));

/** A name becomes part of an address and of a project's id, so it must be fit for both. */
const namePattern = /^[a-z][a-z0-9-]{0,28}$/;

/**
 * `GET /sandbox/service-account` and `GET /sandbox/oauth-client`, which make credentials that the token endpoints know. `origin` is where
 * the sandbox was asked.
 */
export function answerTokenControl(
  path: string,
  query: URLSearchParams,
  origin: string,
  registry: TokenRegistry,
): Answer {
  const name = query.get('name') ?? 'default';
  if (!namePattern.test(name)) return json(400, { error: 'name must be lower-case letters, digits and hyphens' });
  if (path === '/sandbox/service-account') {
    return json(200, registry.serviceAccounts.create(name, query.get('project') ?? `sandbox-${name}`, origin));
  }
  const expiresIn = Number(query.get('expires_in') ?? HOUR_SECONDS);
  if (!Number.isInteger(expiresIn) || expiresIn < 0) return json(400, { error: 'expires_in must be whole seconds' });
  const client = registry.clients.register(name, {
    organization: query.get('organization'),
    rotates: query.get('rotate') === 'true',
    expiresIn,
    scopes: query.get('scope')?.split(/\s+/).filter(Boolean) ?? [],
    redirectUri: query.get('redirect_uri'),
  });
  return json(200, {
    client_id: client.id,
    client_secret: client.secret,
    refresh_token: registry.clients.grant(client),
    organization: client.organization,
    fault_key: keyOfToken({ organization: client.organization, account: client.id }),
    authorization_uri: `${origin}/o/oauth2/v2/auth`,
    token_uri: `${origin}/token`,
    anthropic_token_uri: `${origin}/v1/oauth/token`,
    entra_token_uri: `${origin}/${client.organization}/oauth2/v2.0/token`,
  });
}
