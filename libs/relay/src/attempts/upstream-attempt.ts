import type { Account, Accounts } from '@app/accounts';
import { type Clock, GatewayError } from '@app/common';
import { type Egress, EgressError, type UpstreamExchange } from '@app/egress';
import type { CredentialSource, PlatformAdapter, UpstreamCall } from '@app/platforms';
import type { AttemptFacts } from '@app/usage';
import { explainEgressError } from './explain-egress-error';
import { readAnswer } from './read-answer';
import type { AttemptResult } from './upstream-answer';

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
  readonly call: Omit<UpstreamCall, 'account' | 'credentials'>;
  /** Until the answer's first byte; undefined: the one that holds for all upstreams. */
  readonly timeLimitMs: number | undefined;
  /** Called just before the bytes leave. */
  readonly onSend: () => void;
  /** Called with what can be broken off. */
  readonly onStart: (exchange: UpstreamExchange) => void;
}

/** @throws GatewayError `caller_left`; everything else is a failure of the account that another one may not have */
export async function askAccount(question: AttemptQuestion, parts: UpstreamAttemptParts): Promise<AttemptResult> {
  const { account, adapter, attempt, call, timeLimitMs, onSend, onStart } = question;
  const { accounts, credentialSource, egress, clock } = parts;
  const stored = accounts.credentialsOf(account.id);
  if (!stored) throw new GatewayError('gateway_failed', 'The chosen account has no readable credential');
  let exchange: UpstreamExchange;
  try {
    const found = credentialSource.usable(account, stored, call.headers);
    const credentials = found instanceof Promise ? await found : found;
    const prepared = adapter.prepare({ ...call, account, credentials });
    const request = prepared instanceof Promise ? await prepared : prepared;
    exchange = egress.send(accounts.routeOf(account), request, onSend);
  } catch (error) {
    return notSent(error);
  }
  onStart(exchange);
  const giveUp = (): void => exchange.abort(new EgressError('first-byte-timeout', 'no answer in time'));
  const timer = timeLimitMs === undefined ? undefined : setTimeout(giveUp, timeLimitMs);
  try {
    return await readAnswer(exchange, { account, attempt, adapter, now: () => clock.now() });
  } catch (error) {
    throw error instanceof EgressError ? explainEgressError(error) : error;
  } finally {
    clearTimeout(timer);
  }
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
