import { withoutEscapes } from './without-escapes';

/** Stands where a secret stood, or what looks like one. */
export const REDACTED = '[redacted]';

type Replacement = string | ((...parts: string[]) => string);

const secretWords =
  '(?:(?:api|access|secret|private|auth|account|signing|encryption|master)[-_ ]?key|secret|token|passwo?r?d|passwd|passphrase|pwd|credential)s?';
const issuers = [
  ...['tl', 'sk', 'pk', 'rk', 'gh[oprsu]', 'github_pat', 'glpat', 'xox[a-z]', 'xapp', 'hf', 'npm', 'whsec', 'dop_v1'],
  ...['gsk', 'xai', 'pplx', 'nvapi', 'r8', 'pypi', 'shpat', 'dckr_pat', 'lin_api', 'GOCSPX', 'tskey', 'AGE-SECRET-KEY'],
].join('|');

/** What keys and tokens look like, by the beginnings that their issuers give them, and by where people write them. */
const patterns: readonly (readonly [pattern: RegExp, replacement: Replacement])[] = [
  [/-----BEGIN [A-Z\d ]*PRIVATE KEY[A-Z ]*-----[\s\S]*?(?:-----END [A-Z\d ]*-----|$)/g, REDACTED],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${REDACTED}`],
  [
    /(authori[sz]ation["']?\s*[:=]\s*["']?(?:(?:bearer|basic|token|api-?key)[\s+])?)[^\s"',;][^\r\n"',;]*/gi,
    `$1${REDACTED}`,
  ],
  [/(cookie["']?\s*:\s*["']?)[^\s"'][^\r\n"']*/gi, `$1${REDACTED}`],
  [/(?<![A-Za-z\d])eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g, REDACTED],
  [new RegExp(`(?<![A-Za-z\\d])(?:${issuers})[_-][\\w-]{10,}`, 'g'), REDACTED],
  [/(?<![A-Za-z\d])(?:AIza|ya29\.|AKIA|ASIA|SG\.|hvs\.)[\w.-]{10,}/g, REDACTED],
  // A password in quotes may have blanks in it, and be as short as it likes.
  [new RegExp(`(${secretWords}["']?\\s*(?::|=>?)\\s*)(["'\`])((?:(?!\\2)[^\\r\\n])+)`, 'gi'), `$1$2${REDACTED}`],
  [
    new RegExp(`(${secretWords}["']?\\s*[:=]\\s*(?:[|>][+-]?\\s+)?)([^\\s"'\`,;&\\\\][^\\s"'\`,;&]{5,})`, 'gi'),
    withoutFigures,
  ],
  [new RegExp(`((?<![\\w-])--[\\w-]{0,40}?${secretWords}\\s+["']?)[^\\s"'-][^\\s"']{3,}`, 'gi'), `$1${REDACTED}`],
  [/([?&](?:key|sig|signature|x-amz-(?:signature|credential|security-token))=)[^\s"'&]{6,}/gi, `$1${REDACTED}`],
  [/(\/\/(?:hooks\.slack\.com\/services|discord(?:app)?\.com\/api\/webhooks)\/)[\w/-]+/g, `$1${REDACTED}`],
  [/:\/\/[^\s/:@"']{0,200}:(?!\d{1,5}[/?#])[^\s@"']{1,200}@/g, `://${REDACTED}@`],
  [/(?<![\w+/=-])[\w+/=-]{32,}(?!\w)/g, (run = '') => (looksRandom(run) ? REDACTED : run)],
];

/** How often text is taken out of another one: JSON in JSON, a query within a query. */
const MOST_LAYERS = 4;

/**
 * A text without what looks like a credential, in whatever it is written within: a text that hides one behind escapes comes back without
 * these. For short texts: what it costs grows with their length.
 */
export function redactCredentials(text: string): string {
  let shown = redactWritten(text);
  let meant = shown;
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const inner = withoutEscapes(meant);
    if (inner === meant) break;
    meant = redactWritten(inner);
    if (meant !== inner) shown = meant;
  }
  return shown;
}

function redactWritten(text: string): string {
  return patterns.reduce(
    (redacted, [pattern, replacement]) => redacted.replace(pattern, replacement as (part: string) => string),
    text,
  );
}

/** `max_tokens: 200000` is none. */
function withoutFigures(written: string, name = '', value = ''): string {
  return /tokens["']?\s*[:=]\s*$/i.test(name) && /^[\d._]+[)\]}]*$/.test(value) ? written : `${name}${REDACTED}`;
}

const LEAST_CHANGES = 0.35;

/** Long runs of letters of both cases and digits are words of no language; with slashes they may be paths, where letters of a kind stand together. */
function looksRandom(run: string): boolean {
  if (!/\d/.test(run) || !/[a-z]/.test(run) || !/[A-Z]/.test(run)) return false;
  if (!run.includes('/')) return true;
  const changes = run.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[A-Za-z])/g)?.length ?? 0;
  return changes / run.length >= LEAST_CHANGES;
}

const secretName =
  /(?:api|access|secret|private|auth|account|signing|encryption|master)[-_]?key|secret|token|passw|passphrase|pwd|credential|authori[sz]ation|cookie|^auth$|^pass$|jwt|connection[-_]?string/i;

/** Whether a member is named as secrets are. Figures of tokens are none: `max_tokens`, `budget_tokens`. @param isText it is a text or a list, and no figure */
export const isNamedAsSecret = (name: string, isText = false): boolean =>
  secretName.test(name) && (isText || !/tokens(?:_details)?$/i.test(name));
