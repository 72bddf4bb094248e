import type { UpstreamFailure, UpstreamVerdict } from '../platform-adapter';

/**
 * Codes of Z.AI, on whichever of its interfaces (protocols.md 8.2): no balance, and the limit of a plan, whose end stands in the text only;
 * too many requests at a time, and too many in a time; too much to do.
 */
const failures: ReadonlyMap<string, UpstreamFailure> = new Map([
  ['1113', 'quota-exhausted'],
  ['1308', 'quota-exhausted'],
  ['1302', 'rate-limited'],
  ['1303', 'rate-limited'],
  ['1305', 'overloaded'],
]);

/** @param until when the answer says that it would serve again @returns undefined for another code */
export function zaiVerdict(code: string | undefined, until: number | undefined): UpstreamVerdict | undefined {
  const failure = code === undefined ? undefined : failures.get(code);
  if (code === undefined || failure === undefined) return undefined;
  const scope = failure === 'rate-limited' ? 'model' : 'account';
  return { failure, scope, code, ...(until === undefined ? {} : { until }) };
}
