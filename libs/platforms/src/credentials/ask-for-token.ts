import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import { asObject, asText, parseJsonObject } from '@app/protocols';
import { type CredentialPorts, LARGEST_TOKEN_ANSWER, type TokenRequest, type TokenResponse } from './credential-ports';
import { CredentialsRefused } from './credentials-refused';
import { isLoopback } from './is-loopback';

/** RFC 6749, 5.1. */
export interface GrantedToken {
  readonly token: string;
  readonly lifeMs: number;
  /** Takes the place of the one that was used. */
  readonly refreshToken?: string;
}

/** Of a server that does not say (protocols.md 11). */
const ASSUMED_LIFE_MS = 300_000;
/** It becomes a header's value. */
const visible = /^[\x21-\x7e]+$/;
const wellFormedCode = /^[\w.-]{1,64}$/;
const LONGEST_DESCRIPTION = 300;
/** Codes of a server that has trouble of its own. */
const passingCodes: ReadonlySet<string> = new Set(['temporarily_unavailable', 'slow_down', 'server_error']);

/**
 * @param secrets texts of the request that must not come back in an error
 * @throws CredentialsRefused where the server says no, GatewayError `upstream_unreachable` where it says nothing that can be used
 */
export async function askForToken(
  ports: Pick<CredentialPorts, 'fetch'>,
  account: Account,
  request: TokenRequest,
  secrets: readonly string[],
): Promise<GrantedToken> {
  requireSafeWay(request.url);
  let response: TokenResponse;
  try {
    response = await ports.fetch(account, request);
  } catch (error) {
    throw unreachable(error);
  }
  return readTokenResponse(response, secrets);
}

/** No secret goes over a wire in clear, except to this machine. */
function requireSafeWay(address: string): void {
  const url = URL.parse(address);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return;
  throw unreachable(new Error('a token endpoint must be asked over https'));
}

function readTokenResponse({ status, body }: TokenResponse, secrets: readonly string[]): GrantedToken {
  const isOversized = body.length > LARGEST_TOKEN_ANSWER;
  const answer = isOversized ? undefined : parseJsonObject(body.toString('utf8'));
  if (status !== 200) throw refusal(status, answer, secrets);
  const token = asText(answer?.access_token);
  const type = answer?.token_type;
  const isBearer = type === undefined || (typeof type === 'string' && type.toLowerCase() === 'bearer');
  if (token === undefined || !visible.test(token) || !isBearer)
    throw unreachable(new Error('the token endpoint answered without a bearer token'));
  const refreshToken = asText(answer?.refresh_token);
  return {
    token,
    lifeMs: lifeOf(answer?.expires_in),
    ...(refreshToken === undefined || refreshToken === '' ? {} : { refreshToken }),
  };
}

/** Seconds; some servers write them as a text. */
function lifeOf(value: unknown): number {
  const seconds = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  const isGood = typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0;
  return isGood ? seconds * 1_000 : ASSUMED_LIFE_MS;
}

function refusal(status: number, answer: unknown, secrets: readonly string[]): Error {
  const { error, error_description: text } = asObject(answer) ?? {};
  const code = typeof error === 'string' && wellFormedCode.test(error) ? error : undefined;
  const isTheirs = status < 400 || status >= 500 || status === 408 || status === 429;
  if (code === undefined || isTheirs || passingCodes.has(code))
    return unreachable(new Error(`the token endpoint answered ${status}${code === undefined ? '' : ` ${code}`}`));
  return new CredentialsRefused(code, typeof text === 'string' ? readable(text, secrets) : undefined);
}

/** One line, without what was sent. */
function readable(text: string, secrets: readonly string[]): string {
  const clean = secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '…')), text);
  // eslint-disable-next-line no-control-regex -- these are what has to go
  return clean.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, LONGEST_DESCRIPTION);
}

export function unreachable(cause: unknown): GatewayError {
  return cause instanceof GatewayError
    ? cause
    : new GatewayError('upstream_unreachable', 'The sign-in service of an upstream account gave no token', { cause });
}
