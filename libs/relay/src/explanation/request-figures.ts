import type { RequestFigures } from '@app/telemetry';
import type { RelayRequest } from '../relay-request';
import type { Ending } from '../settle-request';
import type { ExplainedAttempt } from './explanation';
import type { Trace } from './trace';

const inSeconds = (ms: number): number => ms / 1_000;

/** What a finished request adds to the metrics. */
export function requestFigures({ operation }: RelayRequest, trace: Trace, ending: Ending): RequestFigures {
  const { wait, choices, attempts, elapsedMs } = trace;
  const queued = choices.filter(({ queuePosition }) => queuePosition !== undefined);
  const accountWaitMs = queued.reduce((sum, { waitedMs }) => sum + waitedMs, 0);
  return {
    operation,
    outcome: ending.outcome,
    durationSeconds: inSeconds(elapsedMs),
    firstByteSeconds: ending.firstByteMs === null ? undefined : inSeconds(ending.firstByteMs),
    lineWaitSeconds: wait.place === 0 ? undefined : inSeconds(wait.waitedMs),
    accountWaitSeconds: queued.length === 0 ? undefined : inSeconds(accountWaitMs),
    affinity: choices.at(-1)?.affinity ?? 'none',
    attempts: attempts.map(attemptFigures),
  };
}

/** A code that an upstream made up would be a label without bound: only what we call the failure is one. */
const attemptFigures = ({ accountId, failure = '' }: ExplainedAttempt): RequestFigures['attempts'][number] => ({
  accountId,
  failure: failure.split(':', 1)[0] ?? '',
});
