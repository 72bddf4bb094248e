import type { Answer } from '../http/answer';
import { issueAccessToken } from './access-token';
import { RequestRefused } from '../request-refused';
import type { OAuthClient } from './oauth-clients';
import { tokenAnswer } from './token-answer';
import type { TokenRegistry } from './token-registry';
import type { TokenRequest } from './token-request';

const resources = ['https://ai.azure.com', 'https://cognitiveservices.azure.com'];
const SUFFIX = '/.default';

/** `POST /{tenant}/oauth2/v2.0/token` for applications that speak for themselves. Throws RequestRefused. */
export function answerEntraToken(request: TokenRequest, registry: TokenRegistry, tenant: string): Answer {
  const { grant_type: grantType = '' } = request;
  if (grantType === '') throw missing('grant_type');
  if (grantType !== 'client_credentials') {
    throw new RequestRefused(400, `AADSTS70003: The app requested an unsupported grant type '${grantType}'.`, {
      code: 'unsupported_grant_type',
    });
  }
  const client = checkApplication(request, registry, tenant);
  const scope = checkScope(request.scope ?? '');
  const { id: account, organization, expiresIn } = client;
  const expiresAt = Date.now() + expiresIn * 1000;
  const token = issueAccessToken({ kind: 'entra', account, organization, scopes: [scope], expiresAt });
  const times = { expires_in: expiresIn, ext_expires_in: expiresIn };
  return tokenAnswer({ token_type: 'Bearer', ...times, access_token: token });
}

const missing = (member: string): RequestRefused =>
  new RequestRefused(400, `AADSTS900144: The request body must contain the following parameter: '${member}'.`, {
    code: 'invalid_request',
  });

function checkApplication(request: TokenRequest, { clients }: TokenRegistry, tenant: string): OAuthClient {
  const { client_id: id, client_secret: secret } = request;
  if (id === undefined || id === '') throw missing('client_id');
  if (!clients.hasOrganization(tenant)) {
    throw new RequestRefused(
      400,
      `AADSTS90002: Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`,
      { code: 'invalid_request' },
    );
  }
  const client = clients.find(id);
  if (client?.organization !== tenant) {
    throw new RequestRefused(
      400,
      `AADSTS700016: Application with identifier '${id}' was not found in the directory '${tenant}'.`,
      { code: 'unauthorized_client' },
    );
  }
  if (secret === undefined || secret === '') {
    throw new RequestRefused(
      401,
      "AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
      { code: 'invalid_client' },
    );
  }
  if (secret !== client.secret) {
    throw new RequestRefused(
      401,
      `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${id}'.`,
      { code: 'invalid_client' },
    );
  }
  return client;
}

function checkScope(scope: string): string {
  if (scope === '') throw missing('scope');
  if (!scope.endsWith(SUFFIX)) {
    throw new RequestRefused(
      400,
      `AADSTS1002012: The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
      { code: 'invalid_scope' },
    );
  }
  const resource = scope.slice(0, -SUFFIX.length).replace(/\/$/, '');
  if (!resources.includes(resource)) {
    throw new RequestRefused(
      400,
      `AADSTS500011: The resource principal named ${resource} was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
      { code: 'invalid_resource' },
    );
  }
  return `${resource}${SUFFIX}`;
}
