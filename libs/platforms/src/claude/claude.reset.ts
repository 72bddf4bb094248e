import type { IncomingHttpHeaders } from 'node:http';
import { durationReset } from '../reset-times/duration-reset';
import { latest } from '../reset-times/latest';
import { readHeader } from '../reset-times/read-header';
import { fromEpochSeconds, fromRfc3339 } from '../reset-times/reset-times';
import { retryTime } from '../reset-times/retry-time';
import { readClaudeWindows } from './claude.windows';

/** Until when a 429 lasts, in milliseconds since the epoch, and for what. */
export interface Refusal {
  readonly scope: 'account' | 'model';
  readonly until?: number;
}

const buckets = ['requests', 'tokens', 'input-tokens', 'output-tokens'];

/**
 * What a 429 says of its end. Windows of a subscription first: they say what is limited, too. Limits of API keys are counted by class of
 * models, so `retry-after` and token buckets speak of the model asked for.
 */
export function readRefusal(headers: IncomingHttpHeaders, now: number): Refusal {
  const byWindow = rejectedWindows(headers, now);
  if (byWindow) return byWindow;
  // Other vendors that speak this protocol say it in durations.
  const until = retryTime(headers, now) ?? bucketReset(headers, now) ?? durationReset(headers, now);
  return { scope: 'model', ...(until === undefined ? {} : { until }) };
}

/**
 * The windows that refuse all have to open again, so the latest reset counts. A window of one family beside one of the whole account does
 * not make the other families wait for it: it will speak for itself when the account is back.
 */
function rejectedWindows(headers: IncomingHttpHeaders, now: number): Refusal | undefined {
  const overall = readHeader(headers, 'anthropic-ratelimit-unified-status');
  // Some other limit refused this request; a window that was used up before has no say in it.
  if (overall !== undefined && overall !== 'rejected') return undefined;
  const rejected = readClaudeWindows(headers, now).filter(({ status }) => status === 'rejected');
  const ofAccount = rejected.filter(({ family }) => family === undefined);
  const scope = ofAccount.length === 0 && rejected.length > 0 ? 'model' : 'account';
  const until =
    latest((scope === 'model' ? rejected : ofAccount).map(({ resetsAt }) => resetsAt)) ??
    (overall === undefined ? undefined : unifiedReset(headers, now));
  return until === undefined ? undefined : { scope, until };
}

function unifiedReset(headers: IncomingHttpHeaders, now: number): number | undefined {
  return fromEpochSeconds(readHeader(headers, 'anthropic-ratelimit-unified-reset') ?? '', now);
}

function bucketReset(headers: IncomingHttpHeaders, now: number): number | undefined {
  const empty = buckets.filter((name) => readHeader(headers, `anthropic-ratelimit-${name}-remaining`) === '0');
  return latest(empty.map((name) => fromRfc3339(readHeader(headers, `anthropic-ratelimit-${name}-reset`) ?? '', now)));
}
