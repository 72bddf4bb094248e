import type { Explanation } from '../explanation';
import { stepsOf } from '../timeline/steps';

/**
 * What a request spent its time with: `relay` is the relay itself, `line` the wait for a slot of key or person, `queue` that for a slot of an
 * account, `failed` an attempt that came to nothing, `upstream` the wait for the first byte, `answer` the answer on its way.
 */
export const spanKinds = ['relay', 'line', 'queue', 'failed', 'upstream', 'answer'] as const;
export type SpanKind = (typeof spanKinds)[number];

/** Milliseconds after the request came in. */
export interface Span {
  readonly kind: SpanKind;
  readonly from: number;
  readonly to: number;
}

/** All of a request's time in order, without gaps and without overlaps, from its arrival to its end. */
export function spansOf(explanation: Explanation): Span[] {
  const { durationMs } = explanation;
  const spans: Span[] = [];
  let reached = 0;
  const add = (kind: SpanKind, from: number, to: number): void => {
    const [begin, end] = [within(from, reached, durationMs), within(to, reached, durationMs)];
    if (begin > reached) push(spans, { kind: 'relay', from: reached, to: begin });
    if (end > begin) push(spans, { kind, from: begin, to: end });
    reached = Math.max(reached, end);
  };
  for (const { kind, from, to } of knownSpans(explanation)) add(kind, from, to);
  add('relay', reached, durationMs);
  return spans;
}

function knownSpans(explanation: Explanation): Span[] {
  const { admission, durationMs, firstByteMs } = explanation;
  const { tookMs, waitedMs: inLine = 0 } = admission;
  const spans: Span[] = [{ kind: 'line', from: tookMs - inLine, to: tookMs }];
  let at = tookMs;
  for (const { choice, attempts } of stepsOf(explanation)) {
    const sent = attempts[0]?.startedMs ?? Math.min(at + choice.waitedMs, durationMs);
    if (choice.queuePosition !== undefined) spans.push({ kind: 'queue', from: sent - choice.waitedMs, to: sent });
    at = sent;
    for (const { failure, startedMs, tookMs: took } of attempts) {
      at = startedMs + took;
      spans.push({ kind: failure === undefined ? 'upstream' : 'failed', from: startedMs, to: at });
    }
  }
  if (firstByteMs !== undefined) spans.push({ kind: 'answer', from: Math.max(firstByteMs, at), to: durationMs });
  return spans;
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Adds a span; one of the same kind goes on. */
function push(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last?.kind === span.kind) spans[spans.length - 1] = { ...last, to: span.to };
  else spans.push(span);
}

/** How long each kind took in all, in the order of the kinds; those that took nothing are left out. */
export function sumsOfSpans(spans: readonly Span[]): { readonly kind: SpanKind; readonly ms: number }[] {
  return spanKinds
    .map((kind) => ({
      kind,
      ms: spans.filter((span) => span.kind === kind).reduce((sum, { from, to }) => sum + to - from, 0),
    }))
    .filter(({ ms }) => ms > 0);
}
