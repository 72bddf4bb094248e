import type { Attempt, Choice, Explanation } from '../explanation';
import { stepsOf } from './steps';

interface Happening {
  readonly key: string;
  /** Milliseconds after the request came in. */
  readonly atMs: number;
}

/** One thing that happened to a request. */
export type TimelineEvent = Happening &
  (
    | { readonly kind: 'arrival' | 'admission' | 'first-byte' | 'end' }
    /** `accountId`: the account that was chosen; absent: none. */
    | { readonly kind: 'choice'; readonly choice: Choice; readonly accountId?: string }
    /** `isLast`: nothing was tried after it. */
    | { readonly kind: 'attempt'; readonly attempt: Attempt; readonly isLast: boolean }
  );

/** What happened to a request, in its order. A request that was refused before an account was looked for was never let in. */
export function eventsOf(explanation: Explanation): TimelineEvent[] {
  const { admission, attempts, choices, durationMs, firstByteMs } = explanation;
  const events: TimelineEvent[] = [{ kind: 'arrival', key: 'arrival', atMs: 0 }];
  if (choices.length > 0) events.push({ kind: 'admission', key: 'admission', atMs: admission.tookMs });
  let at = admission.tookMs;
  stepsOf(explanation).forEach(({ choice, attempts: tried }, number) => {
    const [first] = tried;
    at = first?.startedMs ?? Math.min(at + choice.waitedMs, durationMs);
    const accountId = first?.accountId;
    events.push({
      kind: 'choice',
      key: `choice ${number}`,
      atMs: at,
      choice,
      ...(accountId === undefined ? {} : { accountId }),
    });
    for (const attempt of tried) {
      const key = `attempt ${attempt.accountId} ${attempt.startedMs}`;
      events.push({ kind: 'attempt', key, atMs: attempt.startedMs, attempt, isLast: attempt === attempts.at(-1) });
      at = attempt.startedMs + attempt.tookMs;
    }
  });
  if (firstByteMs !== undefined) events.push({ kind: 'first-byte', key: 'first byte', atMs: firstByteMs });
  return [...events, { kind: 'end', key: 'end', atMs: durationMs }];
}
