import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import { EgressError, type UpstreamExchange, collectBody } from '@app/egress';
import type { PlatformAdapter } from '@app/platforms';
import { type Metered, SseDecoder, meterJsonAnswer } from '@app/protocols';
import { bodyOf } from '../answer/decoded-body';
import { explainEgressError } from './explain-egress-error';
import type { AttemptResult, Failure, WholeAnswer } from './upstream-answer';

const MOST_ERROR_BYTES = 256 * 1024;
const MOST_JSON_BYTES = 64 * 1024 * 1024;
const nothingUsed: Metered = { entries: [], source: 'exact' };

/** Tells an answer from a failure as long as nothing has been sent to the client. @throws EgressError `aborted` */
export async function readAnswer(
  exchange: UpstreamExchange,
  account: Account,
  adapter: PlatformAdapter,
): Promise<AttemptResult> {
  try {
    await exchange.started;
    if (exchange.status >= 300) return await readRefusal(exchange, account, adapter);
    const isStream =
      exchange.headers['content-type']?.toString().toLowerCase().startsWith('text/event-stream') === true;
    return isStream ? await readStreamStart(exchange, account, adapter) : await readJson(exchange, account, adapter);
  } catch (error) {
    if (!(error instanceof EgressError)) throw error;
    exchange.abort();
    if (error.kind === 'aborted') throw error;
    return failed(explainEgressError(error));
  }
}

async function readRefusal(
  exchange: UpstreamExchange,
  account: Account,
  adapter: PlatformAdapter,
): Promise<AttemptResult> {
  const { status, headers } = exchange;
  const body = await collectBody(bodyOf(exchange), MOST_ERROR_BYTES);
  // A redirection, or the page of a proxy on the way: nothing that a client of this protocol can read.
  if (status < 400 || headers['content-type']?.toString().toLowerCase().includes('json') !== true) {
    return failed(malformed(`The upstream answered with status ${status}, and not in its protocol`));
  }
  return judgeRefusal({ kind: 'whole', account, status, headers, body, metered: nothingUsed }, adapter);
}

function judgeRefusal(answer: WholeAnswer, adapter: PlatformAdapter): AttemptResult {
  const { status, body } = answer;
  if (adapter.classify({ status, body }) === 'invalid-request') return { kind: 'answer', answer };
  return failed(new GatewayError('upstream_none_available', `The upstream refused the request (${status})`), answer);
}

async function readJson(
  exchange: UpstreamExchange,
  account: Account,
  adapter: PlatformAdapter,
): Promise<AttemptResult> {
  const { status, headers } = exchange;
  const body = await collectBody(bodyOf(exchange), MOST_JSON_BYTES);
  const json = meterJsonAnswer(body);
  if (!json.isWhole) return failed(malformed('The upstream answered with something that is no whole JSON object'));
  if (json.isError === true) {
    // Clients would take it for an answer: it goes out with the status that its type belongs to.
    const refusal = {
      kind: 'whole',
      account,
      status: statusOfError(body),
      headers,
      body,
      metered: nothingUsed,
    } as const;
    return judgeRefusal(refusal, adapter);
  }
  return { kind: 'answer', answer: { kind: 'whole', account, status, headers, body, metered: json.metered } };
}

/** A stream that ends empty, is not text, or begins with an error has not begun. */
async function readStreamStart(
  exchange: UpstreamExchange,
  account: Account,
  adapter: PlatformAdapter,
): Promise<AttemptResult> {
  const { status, headers } = exchange;
  const first = await exchange.peek();
  if (first.length === 0) return failed(malformed('The upstream answered with an empty stream'));
  const isPlain = headers['content-encoding'] === undefined;
  if (isPlain && first[0] === 0x1f && first[1] === 0x8b) {
    exchange.abort();
    return failed(malformed('The upstream answered with compressed bytes that it did not declare'));
  }
  const abandon = (): void => exchange.abort();
  const answer = { kind: 'stream', account, status, headers, body: bodyOf(exchange), abandon } as const;
  const error = isPlain ? firstEventError(first) : undefined;
  if (error === undefined || adapter.classify({ status: statusOfError(error), body: error }) === 'invalid-request') {
    return { kind: 'answer', answer };
  }
  return failed(new GatewayError('upstream_none_available', 'The upstream began its answer with an error'), answer);
}

/** The data of an `error` event that stands at the very beginning of a stream. */
function firstEventError(first: Buffer): Buffer | undefined {
  if (!first.subarray(0, 64).includes('error')) return undefined;
  const events: { event: string; data: Buffer }[] = [];
  new SseDecoder((frame) => events.push(frame)).push(first);
  return events[0]?.event === 'error' ? events[0].data : undefined;
}

/** `error.type` as the status that it belongs to. */
function statusOfError(data: Buffer): number {
  const text = data.toString('utf8');
  if (text.includes('"overloaded_error"')) return 529;
  if (text.includes('"rate_limit_error"')) return 429;
  if (text.includes('"authentication_error"')) return 401;
  if (text.includes('"permission_error"')) return 403;
  return text.includes('"invalid_request_error"') ? 400 : 500;
}

const malformed = (message: string): GatewayError => new GatewayError('upstream_malformed', message);

function failed(error: Error, answer?: Failure['answer']): AttemptResult {
  return { kind: 'failure', failure: { error, answer } };
}
