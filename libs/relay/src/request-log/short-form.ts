import type { Choice } from '@app/scheduler';
import { kindOfFailure } from '../attempts/describe-failure';
import type { ExplainedAttempt } from '../explanation/explanation';
import { waitForAccounts } from '../explanation/wait-for-accounts';

/** What an explanation's short form is made from. */
export interface RouteTaken {
  readonly choices: readonly Choice[];
  readonly attempts: readonly ExplainedAttempt[];
  /** For a slot of key or user; place 0: it did not wait there. */
  readonly wait: { readonly place: number; readonly waitedMs: number };
}

const LONGEST_ID = 40;
const LONGEST_WORD = 32;
/** Of more attempts the first and the last ones are shown: how it began, and who answered. */
const MOST_FIRST = 4;
const MOST_LAST = 3;
const LEAST_REFUSED = 400;

/**
 * Why a request went where it went, in one line for logs: docs/logs.md has its grammar. Ids and words of ours and figures only; longer than
 * 1,000 characters never.
 */
export function shortForm({ choices, attempts, wait }: RouteTaken): string {
  const last = choices.at(-1);
  const because = last?.movedBecause?.[0];
  const queuedMs = waitForAccounts(choices);
  const notes: readonly (readonly [string, string | undefined])[] = [
    ['affinity', last && wordOf(last.affinity)],
    ['because', because === undefined ? undefined : wordOf(because)],
    ['via', last && last.via !== 'pool' ? wordOf(last.via) : undefined],
    ['group', last?.groupId === undefined ? undefined : idOf(last.groupId)],
    ['line', wait.place > 0 ? millisecondsOf(wait.waitedMs) : undefined],
    ['queue', queuedMs === undefined ? undefined : millisecondsOf(queuedMs)],
  ];
  return notes.reduce(
    (line, [name, said]) => (said === undefined ? line : `${line} ${name}=${said}`),
    pathOf(attempts),
  );
}

function pathOf(attempts: readonly ExplainedAttempt[]): string {
  if (attempts.length === 0) return '-';
  const steps = attempts.map((attempt) => `${idOf(attempt.accountId)}:${resultOf(attempt)}`);
  const hidden = steps.length - MOST_FIRST - MOST_LAST;
  return (hidden > 0 ? [...steps.slice(0, MOST_FIRST), `+${hidden}`, ...steps.slice(-MOST_LAST)] : steps).join('>');
}

/** What an upstream called its refusal, after the colon, is left out: it can be anything. */
function resultOf({ failure, status = 0 }: ExplainedAttempt): string {
  if (failure !== undefined) return wordOf(kindOfFailure(failure));
  return status < LEAST_REFUSED ? 'ok' : String(status);
}

const idOf = (id: string): string => id.slice(0, LONGEST_ID).replace(/[^A-Za-z0-9_-]/g, '?') || '?';

const wordOf = (word: string): string => word.slice(0, LONGEST_WORD).replace(/[^a-z0-9-]/g, '?') || '?';

const millisecondsOf = (milliseconds: number): string => `${Math.max(0, Math.round(milliseconds))}ms`;
