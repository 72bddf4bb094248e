/** What attempts fail with, as explanations call it. */
export const failures = [
  ...(['rate-limited', 'overloaded', 'unauthorized', 'forbidden', 'quota-exhausted', 'invalid-request'] as const),
  ...(['unavailable', 'malformed', 'untranslatable', 'blocked', 'unreachable', 'first-byte-timeout'] as const),
  ...(['idle-timeout', 'interrupted', 'aborted'] as const),
] as const;
export type FailureKind = (typeof failures)[number];

export interface ReadFailure {
  /** Absent: the relay knows a failure that this page does not. */
  readonly kind: FailureKind | undefined;
  /** It was the account's own proxy. */
  readonly isProxy: boolean;
  /** What the upstream called it; absent: it did not. */
  readonly code: string | undefined;
}

/** Takes apart what an explanation says of a failure, such as `overloaded: overloaded_error` or `proxy-unreachable`. */
export function readFailure(text: string): ReadFailure {
  const [head = '', ...tail] = text.split(': ');
  const isProxy = head.startsWith('proxy-');
  const word = isProxy ? head.slice('proxy-'.length) : head;
  return {
    kind: failures.find((each) => each === word),
    isProxy,
    code: tail.length === 0 ? undefined : tail.join(': '),
  };
}
