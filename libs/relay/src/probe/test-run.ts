import type { AccountTestRun, TestTrigger } from '@app/accounts';
import type { ProbeResult } from './probe-result';

const LONGEST_FAILURE = 200;

/** What is kept of a probe: everything but the upstream's words, which may quote a secret. */
export function testRunOf(result: ProbeResult, id: string, trigger: TestTrigger): AccountTestRun {
  const { ok, at, model, tookMs, firstByteMs, status, tokens, failure } = result;
  return {
    ...{ id, at: new Date(at).toISOString(), trigger, ok, model, tookMs },
    ...(firstByteMs === undefined ? {} : { firstByteMs }),
    ...(status === undefined ? {} : { status }),
    ...(tokens === undefined ? {} : { tokens }),
    ...(failure === undefined ? {} : { failure: failure.slice(0, LONGEST_FAILURE) }),
  };
}
