import { type Metered, type Protocol, kitOf, parseJson, sumOfTokens } from '@app/protocols';
import { describeFailure } from '../attempts/describe-failure';
import type { AttemptResult, UpstreamAnswer } from '../attempts/upstream-answer';
import type { Heard } from './hear';

/** What a live question to one account came to. */
export interface ProbeResult {
  readonly ok: boolean;
  /** Milliseconds since the epoch: when it was asked. */
  readonly at: number;
  readonly model: string;
  /** What was spoken to the upstream. */
  readonly protocol: Protocol;
  readonly tookMs: number;
  /** Until the answer began; absent: none did. */
  readonly firstByteMs?: number;
  /** Absent: there was no answer. */
  readonly status?: number;
  /** As the upstream counts them, those of its cache included; absent: it said nothing of them. */
  readonly tokens?: ProbeTokens;
  /** What went wrong, as in explanations of requests. */
  readonly failure?: string;
  /** What the upstream said of it. It may quote what it was sent. */
  readonly message?: string;
}

export interface ProbeTokens {
  readonly input: number;
  readonly output: number;
}

export type ProbeFacts = Pick<ProbeResult, 'at' | 'model' | 'protocol' | 'tookMs' | 'firstByteMs'>;

/** @param heard of an answer that was streamed: whether it came to its end is known only then */
export function probeResult(result: AttemptResult, facts: ProbeFacts, heard?: Heard): ProbeResult {
  const answer = result.kind === 'answer' ? result.answer : result.failure.answer;
  if (answer && heard) return heardResult(answer.status, facts, heard);
  if (result.kind === 'answer' && result.answer.status < 400)
    return { ok: true, ...facts, status: result.answer.status, ...tokensOf(result.answer) };
  return {
    ...{ ok: false, ...facts },
    ...(answer ? { status: answer.status, message: messageOf(answer) } : { message: errorOf(result) }),
    failure: result.kind === 'failure' ? describeFailure(result.failure.cause) : 'invalid-request',
  };
}

function heardResult(status: number, facts: ProbeFacts, { outcome, metered, error }: Heard): ProbeResult {
  const isWhole = outcome === 'completed' && error === undefined;
  return {
    ...{ ok: isWhole, ...facts, status, ...sumOf(metered) },
    ...(isWhole ? {} : { failure: 'interrupted', message: error ?? 'The answer broke off' }),
  };
}

const tokensOf = (answer: UpstreamAnswer): Pick<ProbeResult, 'tokens'> =>
  answer.kind === 'stream' ? {} : sumOf(answer.metered);

function sumOf({ entries }: Metered): Pick<ProbeResult, 'tokens'> {
  if (entries.length === 0) return {};
  const { input, cacheRead, cacheWrite5m, cacheWrite1h, output } = sumOfTokens(entries);
  return { tokens: { input: input + cacheRead + cacheWrite5m + cacheWrite1h, output } };
}

function messageOf(answer: UpstreamAnswer): string {
  if (answer.kind === 'stream') return 'The upstream began a stream with an error';
  const { refusal, protocol, status, body } = answer;
  return (refusal ?? kitOf(protocol).readError(status, parseJson(body.toString('utf8')))).message;
}

const errorOf = (result: AttemptResult): string => (result.kind === 'failure' ? result.failure.error.message : '');
