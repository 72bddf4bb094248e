import type { Account } from '@app/accounts';
import { GatewayError, plainLine } from '@app/common';
import { EgressError } from '@app/egress';
import { asObject, asText, parseJsonObject } from '@app/protocols';
import { type CredentialPorts, LARGEST_TOKEN_ANSWER, type TokenRequest, type TokenResponse } from './credential-ports';
import { CredentialsRefused } from './credentials-refused';
import type { GrantedToken } from './granted-token';
import { isSafeAddress } from './is-safe-address';
import { lifeOf } from './token-times';
import { type TokenFailure, TokenUnavailable } from './token-unavailable';

/** It becomes a header's value. */
const visible = /^[\x21-\x7e]+$/;
const wellFormedCode = /^[\w.-]{1,64}$/;
const LONGEST_DESCRIPTION = 300;
const LONGEST_REST_MS = 3_600_000;
/** Codes of a server that has trouble of its own. */
const passingCodes: ReadonlySet<string> = new Set(['temporarily_unavailable', 'slow_down', 'server_error']);

/**
 * @param secrets texts of the request that must not come back in an error
 * @throws CredentialsRefused where the server says no, TokenUnavailable where it says nothing that can be used
 */
export async function askForToken(
  ports: Pick<CredentialPorts, 'fetch' | 'clock'>,
  account: Account,
  request: TokenRequest,
  secrets: readonly string[],
): Promise<GrantedToken> {
  requireSafeWay(request.url);
  let response: TokenResponse;
  try {
    response = await ports.fetch(account, request);
  } catch (error) {
    throw unreachable(error, { isUnanswered: mayHaveArrived(error) });
  }
  return readTokenResponse(response, secrets, ports.clock.now());
}

function requireSafeWay(address: string): void {
  if (isSafeAddress(address)) return;
  throw unreachable(new Error('a token endpoint must be asked over https'));
}

const mayHaveArrived = (error: unknown): boolean =>
  !(error instanceof EgressError && (error.kind === 'unreachable' || error.kind === 'blocked'));

/** @param now milliseconds since the epoch */
function readTokenResponse(response: TokenResponse, secrets: readonly string[], now: number): GrantedToken {
  const { status, body } = response;
  const isOversized = body.length > LARGEST_TOKEN_ANSWER;
  const answer = isOversized ? undefined : parseJsonObject(body.toString('utf8'));
  if (status !== 200) throw refusal(status, answer, secrets, restMsOf(response, now));
  const token = asText(answer?.access_token);
  const type = answer?.token_type;
  const isBearer = type === undefined || (typeof type === 'string' && type.toLowerCase() === 'bearer');
  if (token === undefined || !visible.test(token) || !isBearer)
    throw unreachable(new Error('the token endpoint answered without a bearer token'), { isUnanswered: true });
  const refreshToken = asText(answer?.refresh_token);
  return {
    token,
    lifeMs: lifeOf(answer?.expires_in),
    ...(refreshToken === undefined || refreshToken === '' ? {} : { refreshToken }),
  };
}

/** Of a limit or an outage, the time that it names (RFC 9110, 10.2.3). */
function restMsOf({ retryAfter = '' }: TokenResponse, now: number): number | undefined {
  const restMs = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now;
  return restMs > 0 ? Math.min(restMs, LONGEST_REST_MS) : undefined;
}

function refusal(status: number, answer: unknown, secrets: readonly string[], restMs: number | undefined): Error {
  const { error, error_description: text } = asObject(answer) ?? {};
  const code = typeof error === 'string' && wellFormedCode.test(error) ? error : undefined;
  const isTheirs = status < 400 || status >= 500 || status === 408 || status === 429;
  if (code === undefined || isTheirs || passingCodes.has(code))
    return unreachable(new Error(`the token endpoint answered ${status}${code === undefined ? '' : ` ${code}`}`), {
      isUnanswered: false,
      ...(restMs === undefined ? {} : { restMs }),
    });
  return new CredentialsRefused(code, typeof text === 'string' ? readable(text, secrets) : undefined);
}

/** One line, without what was sent. */
function readable(text: string, secrets: readonly string[]): string {
  const clean = secrets.reduce((rest, secret) => (secret === '' ? rest : rest.replaceAll(secret, '…')), text);
  return plainLine(clean, LONGEST_DESCRIPTION);
}

/** What is explained already stays as it is. */
export function unreachable(cause: unknown, failure?: TokenFailure): GatewayError {
  return cause instanceof GatewayError ? cause : new TokenUnavailable(cause, failure);
}
