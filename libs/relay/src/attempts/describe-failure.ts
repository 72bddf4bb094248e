import type { FailureCause } from './upstream-answer';

/** A failure in a few words, for explanations and metrics. */
export function describeFailure(cause: FailureCause): string {
  if ('egress' in cause) return cause.isProxy ? `proxy-${cause.egress}` : cause.egress;
  if ('malformed' in cause) return 'malformed';
  if ('untranslatable' in cause) return 'untranslatable';
  const { failure, code } = cause.verdict;
  return code === undefined ? failure : `${failure}: ${code}`;
}

/** What we call a failure, of what `describeFailure` says of it: a code that an upstream made up would be a label without bound. */
export const kindOfFailure = (described: string): string => described.split(':', 1)[0] ?? '';
