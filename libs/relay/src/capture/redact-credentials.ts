/** Stands where a secret stood, or what looks like one. */
export const REDACTED = '[redacted]';

/** What keys and tokens look like, by the beginnings that their issuers give them, and by where people write them. */
const patterns: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*-----|$)/g, REDACTED],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${REDACTED}`],
  [/\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g, REDACTED],
  [/\b(?:tl|sk|pk|rk|gh[oprsu]|github_pat|glpat|xox[a-z]|xapp|hf|npm|whsec|dop_v1)[_-][\w-]{10,}/g, REDACTED],
  [/\b(?:AIza|ya29\.|AKIA|ASIA|SG\.)[\w.-]{10,}/g, REDACTED],
  [
    /((?:(?:api|access|secret|private|auth|account)[-_ ]?key|secret|token|passwo?r?d|passwd|pwd)s?["']?\s*[:=]\s*["']?)[^\s"',;]{6,}/gi,
    `$1${REDACTED}`,
  ],
  [/:\/\/[^\s/:@]*:[^\s/@]+@/g, `://${REDACTED}@`],
  // Long runs of letters of both cases and digits are words of no language.
  [/(?<![\w+/=-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[a-z])(?=[\w+/=-]*[A-Z])[\w+=-]{32,}(?![\w])/g, REDACTED],
];

/** A text without what looks like a credential. For short texts: what it costs grows with their length. */
export function redactCredentials(text: string): string {
  return patterns.reduce((redacted, [pattern, replacement]) => redacted.replace(pattern, replacement), text);
}

const secretName =
  /(?:api|access|secret|private|auth|account|signing)[-_]?key|secret|token|passw|pwd|credential|authori[sz]ation|cookie|x-goog-api-key/i;

/** Whether a member is named as secrets are. Figures of tokens are none: `max_tokens`, `budget_tokens`. */
export const isNamedAsSecret = (name: string): boolean => secretName.test(name) && !/tokens(?:_details)?$/i.test(name);
