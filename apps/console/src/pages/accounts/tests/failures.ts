/** What tests may fail with, as explanations call it: there are words for each. */
export const failures = [
  ...(['rate-limited', 'overloaded', 'unauthorized', 'forbidden', 'quota-exhausted', 'invalid-request'] as const),
  ...(['unavailable', 'malformed', 'untranslatable', 'blocked', 'unreachable', 'first-byte-timeout'] as const),
  ...(['idle-timeout', 'interrupted', 'aborted', 'unreadable', 'needs_reauth', 'policy_model_unknown'] as const),
] as const;
export type Failure = (typeof failures)[number];

export const isFailure = (word: string): word is Failure => (failures as readonly string[]).includes(word);
