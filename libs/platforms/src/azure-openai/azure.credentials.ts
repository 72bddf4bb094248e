import type { EntraCredentials } from '@app/accounts';
import type { JsonObject } from '@app/protocols';
import { optionalToken, requireObject, requireOnly, requireToken, requireUrl } from '../credentials/credential-fields';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import type { ReadCredentials } from '../platform-adapter';

/** An identifier or a domain: it becomes a part of the address that tokens are asked for. */
const tenant = /^[A-Za-z0-9][A-Za-z0-9.-]{0,127}$/;

/**
 * The secret of an Azure resource: `{apiKey}` or `{entra: {tenantId, clientId, clientSecret, authority?}}`, beside its `endpoint`.
 * @throws InvalidCredentials
 */
export function readAzureSecret(input: JsonObject): ReadCredentials['credentials'] {
  if (input.entra === undefined) {
    requireOnly(input, ['endpoint', 'apiKey']);
    return { kind: 'api-key', apiKey: requireToken(input, 'apiKey') };
  }
  requireOnly(input, ['endpoint', 'entra']);
  return readEntra(requireObject(input, 'entra'));
}

function readEntra(entra: JsonObject): EntraCredentials {
  requireOnly(entra, ['tenantId', 'clientId', 'clientSecret', 'authority'], 'entra.');
  const tenantId = requireToken(entra, 'tenantId', 'entra.tenantId');
  if (!tenant.test(tenantId)) throw new InvalidCredentials('entra.tenantId', 'must be an identifier or a domain');
  const authority = readAuthority(entra);
  return {
    ...{ kind: 'entra', tenantId },
    clientId: requireToken(entra, 'clientId', 'entra.clientId'),
    clientSecret: requireToken(entra, 'clientSecret', 'entra.clientSecret'),
    ...(authority === undefined ? {} : { authority }),
  };
}

/** Where a national cloud signs in. */
function readAuthority(entra: JsonObject): string | undefined {
  if (optionalToken(entra, 'authority', 'entra.authority') === undefined) return undefined;
  const { origin, pathname } = new URL(requireUrl(entra, 'authority', 'entra.authority'));
  if (pathname !== '/') throw new InvalidCredentials('entra.authority', 'must be an address without a path');
  return origin;
}

/**
 * The address of a resource, which the Azure portal shows with and without the paths below it.
 * @param ending what may follow the resource's own address
 * @throws InvalidCredentials
 */
export function resourceAddress(text: string, ending: RegExp): string {
  const { origin, pathname } = new URL(requireUrl({ endpoint: text }, 'endpoint'));
  const path = pathname.replace(/\/+$/, '').replace(ending, '');
  if (/\/(?:openai|anthropic|deployments|v1)(?:\/|$)/.test(path)) {
    throw new InvalidCredentials('endpoint', 'must be the address of the resource, without what is below it');
  }
  return `${origin}${path}`;
}
