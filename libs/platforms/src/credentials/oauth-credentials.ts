import type { OauthCredentials } from '@app/accounts';
import { type JsonObject, asList } from '@app/protocols';
import { optionalToken, requireObject, requireOnly, requireToken, requireUrl } from './credential-fields';
import { InvalidCredentials } from './invalid-credentials';

const fields = ['tokenUrl', 'clientId', 'clientSecret', 'refreshToken', 'scopes'];

/**
 * `{oauth: {tokenUrl, clientId, clientSecret?, refreshToken, scopes?}}`: a client that the operator registered.
 * @param tokenUrl of the vendor, where the operator names none
 * @throws InvalidCredentials
 */
export function readOauthCredentials(input: JsonObject, tokenUrl?: string): OauthCredentials {
  requireOnly(input, ['oauth']);
  const oauth = requireObject(input, 'oauth');
  requireOnly(oauth, fields, 'oauth.');
  const clientSecret = optionalToken(oauth, 'clientSecret', 'oauth.clientSecret');
  const scopes = readScopes(oauth);
  return {
    kind: 'oauth',
    tokenUrl:
      tokenUrl !== undefined && oauth.tokenUrl === undefined
        ? tokenUrl
        : requireUrl(oauth, 'tokenUrl', 'oauth.tokenUrl'),
    clientId: requireToken(oauth, 'clientId', 'oauth.clientId'),
    refreshToken: requireToken(oauth, 'refreshToken', 'oauth.refreshToken'),
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(scopes === undefined ? {} : { scopes }),
  };
}

function readScopes({ scopes }: JsonObject): readonly string[] | undefined {
  if (scopes === undefined) return undefined;
  const texts = asList(scopes);
  const isGood =
    texts.length > 0 && texts.every((scope) => typeof scope === 'string' && /^[\x21-\x7e]{1,200}$/.test(scope));
  if (!isGood) throw new InvalidCredentials('oauth.scopes', 'must be a list of scopes');
  return texts as readonly string[];
}
