import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import { EgressError, ProxyFailure, type UpstreamExchange, collectBody } from '@app/egress';
import type { Operation, PlatformAdapter } from '@app/platforms';
import { type Metered, type ProtocolError, SseDecoder, type SseFrame, kitOf, parseJson } from '@app/protocols';
import type { AttemptFacts } from '@app/usage';
import { type AnswerBody, bodyOf } from '../answer/decoded-body';
import { decodedStream } from '../answer/decoded-stream';
import { explainEgressError } from './explain-egress-error';
import type { OutgoingRequest } from './outgoing-request';
import { readRefusalError } from './read-refusal';
import { streamBeginning } from './stream-beginning';
import type { AttemptResult, Failure, FailureCause, WholeAnswer } from './upstream-answer';

const MOST_ERROR_BYTES = 256 * 1024;
const MOST_JSON_BYTES = 64 * 1024 * 1024;
const nothingUsed: Metered = { entries: [], source: 'exact' };

/** Who was asked, and what the question's moment was. */
export interface Asked {
  readonly account: Account;
  readonly attempt: AttemptFacts;
  readonly adapter: PlatformAdapter;
  readonly operation: Operation;
  readonly outgoing: OutgoingRequest;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Tells an answer from a failure as long as nothing has been sent to the client. @throws EgressError `aborted` */
export async function readAnswer(exchange: UpstreamExchange, asked: Asked): Promise<AttemptResult> {
  try {
    await exchange.started;
    if (exchange.status >= 300) return await readRefusal(exchange, asked);
    const decoder = asked.adapter.createStreamDecoder?.(exchange.headers);
    if (decoder) return await readStreamStart(exchange, decodedStream(bodyOf(exchange), decoder), asked);
    const isStream =
      exchange.headers['content-type']?.toString().toLowerCase().startsWith('text/event-stream') === true;
    return isStream ? await readStreamStart(exchange, undefined, asked) : await readJson(exchange, asked);
  } catch (error) {
    if (!(error instanceof EgressError)) throw error;
    exchange.abort();
    if (error.kind === 'aborted') throw error;
    return failed(explainEgressError(error), {
      egress: error.kind,
      ...(error.cause instanceof ProxyFailure ? { isProxy: true } : {}),
    });
  }
}

async function readRefusal(exchange: UpstreamExchange, asked: Asked): Promise<AttemptResult> {
  const { status, headers } = exchange;
  const body = await collectBody(bodyOf(exchange), MOST_ERROR_BYTES);
  // A redirection, or the page of a proxy on the way: nothing that a client of this protocol can read.
  if (status < 400 || headers['content-type']?.toString().toLowerCase().includes('json') !== true) {
    return misunderstood(`The upstream answered with status ${status}, and not in its protocol`, asked, exchange);
  }
  return judgeRefusal(wholeAnswer(exchange, asked, body, status), asked);
}

function wholeAnswer({ headers }: UpstreamExchange, asked: Asked, body: Buffer, status: number): WholeAnswer {
  const { account, attempt, outgoing } = asked;
  const { protocol, translation } = outgoing;
  return { kind: 'whole', account, attempt, protocol, translation, status, headers, body, metered: nothingUsed };
}

function judgeRefusal(answer: WholeAnswer, asked: Asked): AttemptResult {
  const { status, headers, body } = answer;
  const verdict = asked.adapter.classify({ status, headers, body }, asked.now());
  const refusal = readRefusalError(answer, asked.adapter);
  const said = refusal ? { ...answer, refusal } : answer;
  if (verdict.failure === 'invalid-request') return { kind: 'answer', answer: said };
  const error = new GatewayError('upstream_none_available', `The upstream refused the request (${status})`);
  return failed(error, { verdict, status }, said);
}

/**
 * What is not in the upstream's protocol: the page of a proxy on the way, which may still say by its status and `retry-after` that the
 * upstream is overloaded.
 */
function misunderstood(
  message: string,
  { adapter, operation, now }: Asked,
  { status, headers }: UpstreamExchange,
): AttemptResult {
  const error = new GatewayError('upstream_malformed', message);
  if (status < 400) return failed(error, { malformed: true });
  // Servers that cannot count say so with the page of a path that they do not have.
  if (operation === 'count_tokens' && status === 404) return failed(unable(), { untranslatable: true });
  const verdict = adapter.classify({ status, headers, body: Buffer.alloc(0) }, now());
  return failed(error, verdict.failure === 'invalid-request' ? { malformed: true } : { verdict, status });
}

async function readJson(exchange: UpstreamExchange, asked: Asked): Promise<AttemptResult> {
  const { adapter, operation, outgoing } = asked;
  const received = await collectBody(bodyOf(exchange), MOST_JSON_BYTES);
  const kit = kitOf(outgoing.protocol);
  const body = adapter.readAnswer?.(operation, received) ?? received;
  const json = kit.meterAnswer(body);
  if (!json.isWhole) return malformed('The upstream answered with something that is no whole JSON object');
  if (json.isError === true) {
    // Clients would take it for an answer: it goes out with the status that its type belongs to.
    const { status } = kit.readError(0, parseJson(body.toString('utf8')));
    return judgeRefusal(wholeAnswer(exchange, asked, body, status), asked);
  }
  const answer = wholeAnswer(exchange, asked, body, exchange.status);
  return { kind: 'answer', answer: { ...answer, metered: json.metered } };
}

/**
 * A stream that ends empty, is not text, or begins with an error has not begun.
 * @param decoded its body, where it comes in another framing than server-sent events
 */
async function readStreamStart(
  exchange: UpstreamExchange,
  decoded: AnswerBody | undefined,
  asked: Asked,
): Promise<AttemptResult> {
  const { status, headers } = exchange;
  const isPlain = headers['content-encoding'] === undefined;
  const beginning = streamBeginning(asked.adapter, headers);
  const first = await exchange.peek(isPlain ? (bytes) => beginning.holdsFirstEvent(bytes) : undefined);
  if (first.length === 0) return malformed('The upstream answered with an empty stream');
  if (isPlain && first[0] === 0x1f && first[1] === 0x8b) {
    exchange.abort();
    return malformed('The upstream answered with compressed bytes that it did not declare');
  }
  const { account, attempt, adapter, outgoing } = asked;
  const { protocol, translation } = outgoing;
  const abandon = (): void => exchange.abort();
  const body = decoded ?? bodyOf(exchange);
  const isDecoded = decoded !== undefined;
  const answer = {
    ...({ kind: 'stream', account, attempt, protocol, translation } as const),
    ...{ status, headers, body, isDecoded, abandon },
  };
  const refused = isPlain ? firstEventError(beginning.eventsOf(first), outgoing) : undefined;
  if (!refused) return { kind: 'answer', answer };
  const verdict = adapter.classify({ status: refused.error.status, headers, body: refused.data }, asked.now());
  if (verdict.failure === 'invalid-request') return { kind: 'answer', answer };
  const error = new GatewayError('upstream_none_available', 'The upstream began its answer with an error');
  return failed(error, { verdict, status }, answer);
}

/** The error that stands at the very beginning of a stream. */
function firstEventError(
  first: Buffer,
  { protocol }: OutgoingRequest,
): { readonly error: ProtocolError; readonly data: Buffer } | undefined {
  if (!first.subarray(0, 128).includes('error')) return undefined;
  const events: SseFrame[] = [];
  new SseDecoder((frame) => events.push(frame)).push(first);
  const [event] = events;
  const error = event && kitOf(protocol).errorOf(event);
  return event && error && { error, data: event.data };
}

const unable = (): GatewayError =>
  new GatewayError('policy_operation_unsupported', 'No account can count tokens for this model');

const malformed = (message: string): AttemptResult =>
  failed(new GatewayError('upstream_malformed', message), { malformed: true });

function failed(error: Error, cause: FailureCause, answer?: Failure['answer']): AttemptResult {
  return { kind: 'failure', failure: { error, cause, answer } };
}
