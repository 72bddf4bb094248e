import { Inject, Injectable } from '@nestjs/common';
import { type Account, Accounts, type NewAccount } from '@app/accounts';
import type { Platform } from '@app/common';
import type { Settings } from '@app/config';
import {
  type ConnectionPlan,
  type ConnectionTarget,
  InvalidCredentials,
  type OauthClient,
  type PlatformAdapters,
  type ReadCredentials,
  isSafeAddress,
  readAuthorizationUrl,
} from '@app/platforms';
import { withoutUndefined } from '@app/protocols';
import { ADAPTERS, SETTINGS } from '../../../bootstrap/tokens';
import { ControlPlaneError } from '../../../control-plane/problem/control-plane-error';
import { fieldRefused, unknownRecord } from '../../../control-plane/problem/refusals';
import { newAccountFrom } from '../account-from-request';
import { AccountReferences } from '../account-references';
import { callbackAddress } from './connect-address';
import type { ConnectRequest } from './connect-request.dto';

/** What belongs to the client, of which an account that is there brings all or nothing: its secret must not go to another address. */
const clientFields = ['tokenUrl', 'clientId', 'clientSecret'] as const;
const settingFields = [...clientFields, 'projectId'];
const ownFields: ReadonlySet<string> = new Set([
  ...[...clientFields, 'accountId', 'scopes', 'authorizationUrl', 'issuer', 'redirectUri'],
]);
/** The platforms read a whole secret, of which this part is still to come. */
const NOT_THERE_YET = 'still-to-come';

/** Turns what an administrator asks for into what is asked for at the sign-in service. */
@Injectable()
export class ConnectionPlans {
  constructor(
    private readonly accounts: Accounts,
    private readonly references: AccountReferences,
    @Inject(ADAPTERS) private readonly adapters: PlatformAdapters,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws ControlPlaneError that names the field */
  planFrom(request: ConnectRequest): Omit<ConnectionPlan, 'starter'> {
    const { scopes, issuer } = request;
    const redirectUri = this.redirectUriFor(request);
    const authorizationUrl = explained(() => readAuthorizationUrl(request.authorizationUrl));
    const { target, client } = request.accountId === undefined ? this.forNew(request) : this.forKnown(request);
    if (!isSafeAddress(client.tokenUrl)) throw fieldRefused('tokenUrl', 'must be an https address');
    return {
      ...{ target, client, authorizationUrl, redirectUri },
      ...(scopes ? { scopes } : {}),
      ...(issuer === undefined ? {} : { issuer }),
    };
  }

  private redirectUriFor({ redirectUri }: ConnectRequest): string {
    const ours = callbackAddress(this.settings);
    if (ours === undefined)
      throw new ControlPlaneError(
        'caller_record_conflict',
        'Set PUBLIC_URL to the https address of the relay first: the sign-in service leads browsers back to it',
      );
    if (redirectUri !== undefined && redirectUri !== ours) throw fieldRefused('redirectUri', `must be ${ours}`);
    return ours;
  }

  private forNew(request: ConnectRequest): { target: ConnectionTarget; client: OauthClient } {
    if (!hasName(request)) throw fieldRefused('name', 'is needed where no accountId is given');
    if (!hasPlatform(request)) throw fieldRefused('platform', 'is needed where no accountId is given');
    const { client, location } = this.clientOf(request, request.platform);
    const account: NewAccount = { ...newAccountFrom(request), ...(location ? { location } : {}) };
    this.references.requireAddress(account);
    this.references.requireOwner(account);
    this.references.requireGroups(account);
    return { target: { account }, client };
  }

  private forKnown(request: ConnectRequest): { target: ConnectionTarget; client: OauthClient } {
    const { accountId = '' } = request;
    const account = this.accounts.get(accountId);
    if (!account) throw unknownRecord('account');
    const foreign = Object.entries(request).find(([field, value]) => value !== undefined && !ownFields.has(field));
    if (foreign) throw fieldRefused(foreign[0], 'cannot be changed here: PATCH the account');
    return {
      target: { accountId },
      client: this.ownClientOf(account, request) ?? this.clientOf(request, account.platform).client,
    };
  }

  /** Undefined where the request brings a client, or the account has none. */
  private ownClientOf({ id }: Account, request: ConnectRequest): OauthClient | undefined {
    const stored = this.accounts.credentialsOf(id);
    if (stored?.kind !== 'oauth' || clientFields.some((field) => request[field] !== undefined)) return undefined;
    const { tokenUrl, clientId, clientSecret } = stored;
    return { tokenUrl, clientId, ...(clientSecret === undefined ? {} : { clientSecret }) };
  }

  private clientOf(
    { tokenUrl, clientId, clientSecret, projectId }: ConnectRequest,
    platform: Platform,
  ): Pick<ReadCredentials, 'location'> & { readonly client: OauthClient } {
    const oauth = withoutUndefined({ tokenUrl, clientId, clientSecret, refreshToken: NOT_THERE_YET });
    const input = withoutUndefined({ oauth, projectId });
    const { credentials, location } = explained(() => this.adapters[platform].readCredentials(input));
    if (credentials.kind !== 'oauth') throw fieldRefused('platform', 'takes no OAuth client');
    const { tokenUrl: url, clientId: id, clientSecret: secret } = credentials;
    const client = { tokenUrl: url, clientId: id, ...(secret === undefined ? {} : { clientSecret: secret }) };
    return { client, ...(location ? { location } : {}) };
  }
}

const hasName = (request: ConnectRequest): request is ConnectRequest & { readonly name: string } =>
  request.name !== undefined;
const hasPlatform = (request: ConnectRequest): request is ConnectRequest & { readonly platform: Platform } =>
  request.platform !== undefined;

/** A refusal that names the field of the request; the member `oauth` stands for what a platform does not take at all. */
function explained<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidCredentials)) throw error;
    const field = error.field.replace(/^oauth\./, '');
    if (field === 'authorizationUrl' || settingFields.includes(field)) throw fieldRefused(field, error.reason);
    throw fieldRefused('platform', 'takes no OAuth client');
  }
}
