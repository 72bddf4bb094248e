import type { NewAccount, OauthCredentials } from '@app/accounts';
import { type JsonObject, asObject, asText, parseJsonObject } from '@app/protocols';

/** A client that the operator registered at the authorisation server. */
export type OauthClient = Pick<OauthCredentials, 'tokenUrl' | 'clientId' | 'clientSecret'>;

/** What the authorisation is for: an account that is there, or one that is made when it is given. */
export type ConnectionTarget = { readonly accountId: string } | { readonly account: NewAccount };

/** Who may bring the answer. */
export interface ConnectionStarter {
  readonly userId: string;
  readonly sessionId: string;
  /** SHA-256 of the secret that the browser was given, hexadecimal. */
  readonly browser: string;
}

/** What an authorisation is asked for with. */
export interface ConnectionPlan {
  readonly target: ConnectionTarget;
  readonly starter: ConnectionStarter;
  readonly client: OauthClient;
  /** What the access is to be good for. Refreshes do not name it again: it may have been given in part. */
  readonly scopes?: readonly string[];
  readonly authorizationUrl: string;
  /** Of the authorisation server (RFC 9207). */
  readonly issuer?: string;
  /** Where the browser comes back to. */
  readonly redirectUri: string;
}

/** An authorisation that was asked for and did not come back yet. */
export interface PendingConnection extends ConnectionPlan {
  readonly verifier: string;
}

const texts = ['authorizationUrl', 'redirectUri', 'verifier'];

/** Undefined for what is no whole one: another version of the relay may have written it. */
export function decodePendingConnection(text: string): PendingConnection | undefined {
  const value = parseJsonObject(text);
  const [starter, client, target] = [asObject(value?.starter), asObject(value?.client), asObject(value?.target)];
  const isWhole =
    hasTexts(value, texts) &&
    hasTexts(starter, ['userId', 'sessionId', 'browser']) &&
    hasTexts(client, ['tokenUrl', 'clientId']) &&
    (hasTexts(target, ['accountId']) || hasTexts(asObject(target?.account), ['name', 'platform']));
  return isWhole ? (value as unknown as PendingConnection) : undefined;
}

const hasTexts = (object: JsonObject | undefined, names: readonly string[]): boolean =>
  names.every((name) => (asText(object?.[name]) ?? '') !== '');
