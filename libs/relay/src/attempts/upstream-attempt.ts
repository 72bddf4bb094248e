import type { Account, Accounts } from '@app/accounts';
import { type Clock, GatewayError } from '@app/common';
import { type Egress, EgressError, type UpstreamExchange } from '@app/egress';
import {
  type CredentialSource,
  CredentialsRefused,
  type Operation,
  type PlatformAdapter,
  type UsableCredentials,
} from '@app/platforms';
import type { AttemptFacts } from '@app/usage';
import { explainEgressError } from './explain-egress-error';
import type { OutgoingRequest } from './outgoing-request';
import { readAnswer } from './read-answer';
import type { AttemptResult, FailureCause } from './upstream-answer';

export interface UpstreamAttemptParts {
  readonly accounts: Accounts;
  readonly credentialSource: CredentialSource;
  readonly egress: Egress;
  readonly clock: Clock;
}

/** One request to one account. */
export interface AttemptQuestion {
  readonly account: Account;
  readonly adapter: PlatformAdapter;
  readonly attempt: AttemptFacts;
  readonly operation: Operation;
  readonly outgoing: OutgoingRequest;
  /** What the upstream is told of the trace: name, value, name, value …; absent: nothing. */
  readonly traceHeaders?: readonly string[] | undefined;
  /** Until the answer's first byte; undefined: the one that holds for all upstreams. */
  readonly timeLimitMs: number | undefined;
  /** Called when there is something to be authorised with; again where the upstream did not take it and there is something else. */
  readonly onAuthorised?: () => void;
  /** Called just before the bytes leave. */
  readonly onSend: () => void;
  /** Called with what can be broken off. */
  readonly onStart: (exchange: UpstreamExchange) => void;
}

/**
 * Asks once more with a new token, or by the upstream's clock, where the upstream does not accept the one it was shown: it may have been revoked before its time.
 * @throws GatewayError `caller_left`; everything else is a failure of the account that another one may not have
 */
export async function askAccount(question: AttemptQuestion, parts: UpstreamAttemptParts): Promise<AttemptResult> {
  const { account } = question;
  const { accounts, credentialSource } = parts;
  for (let isRenewed = false; ; isRenewed = true) {
    const stored = accounts.credentialsOf(account.id);
    if (!stored) throw new GatewayError('gateway_failed', 'The chosen account has no readable credential');
    let credentials: UsableCredentials;
    try {
      const found = credentialSource.usable(account, stored, question.outgoing.call.headers);
      credentials = found instanceof Promise ? await found : found;
    } catch (error) {
      return notAuthorised(error);
    }
    question.onAuthorised?.();
    const result = await send(question, credentials, parts);
    const isRefused = result.kind === 'failure' && isUnauthorised(result.failure.cause);
    const headers = result.kind === 'failure' ? result.failure.answer?.headers : undefined;
    if (!isRefused || !credentialSource.refused(account.id, credentials, headers) || isRenewed) return result;
  }
}

async function send(
  question: AttemptQuestion,
  credentials: UsableCredentials,
  { accounts, credentialSource, egress, clock }: UpstreamAttemptParts,
): Promise<AttemptResult> {
  const { account, adapter, outgoing, traceHeaders, timeLimitMs, onSend, onStart } = question;
  let exchange: UpstreamExchange;
  try {
    const clockOffsetMs = credentialSource.clockOffsetOf(account.id);
    const prepared = adapter.prepare({ ...outgoing.call, account, credentials, clockOffsetMs });
    const request = prepared instanceof Promise ? await prepared : prepared;
    if (traceHeaders) request.headers.push(...traceHeaders);
    exchange = egress.send(accounts.routeOf(account), request, onSend);
  } catch (error) {
    return notSent(error);
  }
  onStart(exchange);
  const giveUp = (): void => exchange.abort(new EgressError('first-byte-timeout', 'no answer in time'));
  const timer = timeLimitMs === undefined ? undefined : setTimeout(giveUp, timeLimitMs);
  try {
    return await readAnswer(exchange, { ...question, now: () => clock.now() });
  } catch (error) {
    throw error instanceof EgressError ? explainEgressError(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

/** Whatever its status: AWS says of a token that has expired 403. */
const isUnauthorised = (cause: FailureCause): boolean => 'verdict' in cause && cause.verdict.failure === 'unauthorized';

/** No token is to be had: the account is at fault, or its sign-in service, or the caller who brings none. */
function notAuthorised(error: unknown): AttemptResult {
  if (error instanceof CredentialsRefused) {
    const verdict = { failure: 'unauthorized', scope: 'account', code: error.code } as const;
    const refusal = new GatewayError('upstream_none_available', 'An upstream account is not authorised any more', {
      cause: error,
    });
    return { kind: 'failure', failure: { error: refusal, cause: { verdict, status: 401 }, answer: undefined } };
  }
  if (error instanceof GatewayError && error.code === 'upstream_unreachable') {
    // Nothing is wrong with the host that other accounts are asked at, too.
    const verdict = { failure: 'unavailable', scope: 'account', code: 'sign_in_unavailable' } as const;
    return { kind: 'failure', failure: { error, cause: { verdict, status: 503 }, answer: undefined } };
  }
  throw error;
}

/** The account has no address, or one that may not be reached: no fault of the request. */
function notSent(error: unknown): AttemptResult {
  const cause = { egress: 'blocked' } as const;
  if (error instanceof EgressError)
    return { kind: 'failure', failure: { error: explainEgressError(error), cause, answer: undefined } };
  if (error instanceof GatewayError && error.code === 'upstream_unreachable')
    return { kind: 'failure', failure: { error, cause, answer: undefined } };
  throw error;
}
