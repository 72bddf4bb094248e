import type { KnownClient } from '../api-key';
import type { Headers } from '../presented-key';

/** As each client names itself, observed on Claude Code 2.1.329, Codex 0.169.0 and Gemini CLI 0.61.0. */
const byUserAgent: readonly (readonly [RegExp, KnownClient])[] = [
  [/^claude-cli\//i, 'claude-code'],
  [/^codex(?![a-z])/i, 'codex'],
  [/^GeminiCLI(?![a-z])/i, 'gemini-cli'],
  [/^(?:factory-cli|droid)(?![a-z])/i, 'droid'],
];

/**
 * Which known client a request says that it comes from. Whoever writes their own requests can say anything: this keeps people from using
 * a key with the wrong tool by mistake, and nobody from doing so on purpose.
 */
export function detectClient(headers: Headers): KnownClient | undefined {
  const userAgent = textOf(headers['user-agent']);
  const client = byUserAgent.find(([pattern]) => pattern.test(userAgent))?.[1];
  return client ?? (/^codex_/i.test(textOf(headers.originator)) ? 'codex' : undefined);
}

const textOf = (value: string | readonly string[] | undefined): string =>
  (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
