import { asText, isJsonObject, parseJsonObject } from '@app/protocols';

export const testTriggers = ['schedule', 'manual'] as const;
export type TestTrigger = (typeof testTriggers)[number];

/** What one test of an account came to. Nothing in it was said by the upstream but its code: messages quote what was sent. */
export interface AccountTestRun {
  /** `tst_…` */
  readonly id: string;
  /** ISO 8601, UTC: when the account was asked. */
  readonly at: string;
  readonly trigger: TestTrigger;
  readonly ok: boolean;
  /** Absent: there was none to ask for. */
  readonly model?: string;
  /** Absent: there was no answer. */
  readonly status?: number;
  /** Until the answer began, in milliseconds; absent: none did. */
  readonly firstByteMs?: number;
  readonly tookMs: number;
  readonly tokens?: { readonly input: number; readonly output: number };
  /** What went wrong, in the words of explanations. */
  readonly failure?: string;
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isAbsentOr = (isGood: (value: unknown) => boolean, value: unknown): boolean =>
  value === undefined || isGood(value);
const isText = (value: unknown): boolean => typeof value === 'string';

/** Undefined for what is no whole run. */
export function decodeAccountTestRun(text: string): AccountTestRun | undefined {
  const run = parseJsonObject(text);
  if (!run) return undefined;
  const { id, at, trigger, ok, model, status, firstByteMs, tookMs, tokens, failure } = run;
  const isWhole =
    [id, at].every(isText) &&
    !Number.isNaN(Date.parse(asText(at) ?? '')) &&
    testTriggers.some((one) => one === trigger) &&
    typeof ok === 'boolean' &&
    isCount(tookMs) &&
    [status, firstByteMs].every((one) => isAbsentOr(isCount, one)) &&
    [model, failure].every((one) => isAbsentOr(isText, one)) &&
    isAbsentOr((one) => isJsonObject(one) && isCount(one.input) && isCount(one.output), tokens);
  return isWhole ? (run as unknown as AccountTestRun) : undefined;
}
