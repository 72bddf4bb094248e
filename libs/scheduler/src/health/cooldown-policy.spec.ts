import { describe, expect, it } from 'vitest';
import { type Account, type CooldownCause, type CooldownScope, type Cooling, cooldownCauses } from '@app/accounts';
import { coolingAfter, coolingUntilReset, isSoft } from './cooldown-policy';
import type { FailureVerdict, WhatHappened } from './what-happened';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const LATER = NOW + 7_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const strikes = { minute: { threshold: 3, withinMs: MINUTE }, tenSeconds: { threshold: 3, withinMs: 10 * SECOND } };

const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'claude', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};
const after = (what: WhatHappened, change: Partial<Account> = {}, random = 0.5): Cooling | undefined =>
  coolingAfter(
    what,
    { account: { ...account, ...change }, model: 'claude-opus-4-1', requestId: 'req_1' },
    () => random,
  );
const verdict = (
  status: number,
  failure: FailureVerdict['failure'],
  scope: FailureVerdict['scope'],
  until?: number,
): WhatHappened => ({ status, verdict: { failure, scope, code: 'c', ...(until === undefined ? {} : { until }) } });

describe('coolingAfter', () => {
  it.each<[WhatHappened, CooldownScope, CooldownCause, Cooling['lasts'], Cooling['strikes']]>([
    [verdict(401, 'unauthorized', 'account'), 'account', 'unauthorized', { ms: 30 * MINUTE }, undefined],
    [verdict(403, 'forbidden', 'account'), 'account', 'forbidden', { ms: 30 * MINUTE }, undefined],
    [verdict(403, 'forbidden', 'model'), 'family:opus', 'forbidden', { ms: 5 * MINUTE }, strikes.minute],
    [verdict(429, 'rate-limited', 'account', LATER), 'account', 'rate-limited', { until: LATER }, undefined],
    [verdict(429, 'rate-limited', 'model', LATER), 'family:opus', 'rate-limited', { until: LATER }, undefined],
    [verdict(429, 'rate-limited', 'model'), 'family:opus', 'throttled', { ms: 10 * SECOND }, undefined],
    [verdict(429, 'quota-exhausted', 'account'), 'account', 'quota-exhausted', { ms: 60 * MINUTE }, undefined],
    [verdict(429, 'quota-exhausted', 'account', LATER), 'account', 'quota-exhausted', { until: LATER }, undefined],
    [verdict(529, 'overloaded', 'account'), 'account', 'overloaded', { ms: 5 * MINUTE }, undefined],
    [verdict(529, 'overloaded', 'account', LATER), 'account', 'overloaded', { until: LATER }, undefined],
    [verdict(503, 'unavailable', 'account'), 'account', 'unavailable', { ms: MINUTE }, undefined],
    [verdict(503, 'unavailable', 'account', LATER), 'account', 'unavailable', { until: LATER }, undefined],
    [verdict(500, 'unavailable', 'account'), 'account', 'failing', { ms: 5 * MINUTE }, strikes.minute],
    [verdict(504, 'unavailable', 'account'), 'account', 'failing', { ms: 5 * MINUTE }, strikes.minute],
    [verdict(502, 'malformed', 'account'), 'account', 'failing', { ms: 5 * MINUTE }, strikes.minute],
    [{ malformed: true }, 'account', 'failing', { ms: 5 * MINUTE }, strikes.minute],
    [{ egress: 'malformed' }, 'account', 'failing', { ms: 5 * MINUTE }, strikes.minute],
    [{ egress: 'first-byte-timeout' }, 'account', 'failing', { ms: 5 * MINUTE }, strikes.minute],
    [{ egress: 'idle-timeout' }, 'account', 'failing', { ms: 5 * MINUTE }, strikes.minute],
    [{ egress: 'interrupted' }, 'account', 'failing', { ms: 5 * MINUTE }, strikes.minute],
    [{ egress: 'unreachable' }, 'host', 'unreachable', { ms: 30 * SECOND }, strikes.tenSeconds],
    [{ egress: 'blocked' }, 'account', 'unreachable', { ms: 30 * SECOND }, undefined],
    [{ egress: 'unreachable', isProxy: true }, 'account', 'unreachable', { ms: 30 * SECOND }, strikes.tenSeconds],
  ])('of %j leaves %s alone as %s', (what, scope, cause, lasts, threshold) => {
    const cooling = after(what);
    expect(cooling).toMatchObject({ scope, cause, lasts });
    expect(cooling?.strikes).toEqual(threshold);
  });

  it.each<WhatHappened>([
    verdict(400, 'invalid-request', 'request'),
    verdict(404, 'invalid-request', 'request'),
    { egress: 'aborted' },
  ])('does nothing about %j', (what) => {
    expect(after(what)).toBeUndefined();
  });

  it('keeps what the upstream said and which request met it', () => {
    expect(after(verdict(529, 'overloaded', 'account'))?.evidence).toEqual({
      ...{ status: 529, code: 'c', requestId: 'req_1' },
    });
    expect(after({ egress: 'unreachable' })?.evidence).toEqual({ code: 'unreachable', requestId: 'req_1' });
    expect(after({ malformed: true })?.evidence).toEqual({ code: 'malformed', requestId: 'req_1' });
  });

  it('spreads a 429 without a reset over 5 to 15 seconds', () => {
    const what = verdict(429, 'rate-limited', 'model');
    expect([0, 0.25, 1].map((random) => after(what, {}, random)?.lasts)).toEqual([
      ...[{ ms: 5_000 }, { ms: 7_500 }, { ms: 15_000 }],
    ]);
  });

  it('counts a model as the upstream does, which knows it by another name', () => {
    const modelMapping = { 'claude-opus-4-1': 'claude-haiku-4-5' };
    expect(after(verdict(429, 'rate-limited', 'model'), { modelMapping })?.scope).toBe('family:haiku');
  });

  it.each(cooldownCauses)("is overruled by the account's own time for %s, and by none at all", (cause) => {
    const all: WhatHappened[] = [
      ...[
        verdict(401, 'unauthorized', 'account'),
        verdict(403, 'forbidden', 'model'),
        { egress: 'unreachable' } as const,
      ],
      ...[verdict(429, 'rate-limited', 'model', LATER), verdict(429, 'rate-limited', 'model')],
      ...[verdict(429, 'quota-exhausted', 'account'), verdict(529, 'overloaded', 'account')],
      ...[verdict(503, 'unavailable', 'account'), verdict(500, 'unavailable', 'account')],
    ];
    const window = { name: '5h', status: 'rejected', resetsAt: LATER } as const;
    const coolingsOf = (seconds: number): (Cooling | undefined)[] => {
      const cooldownSeconds = { [cause]: seconds };
      const own = { ...account, cooldownSeconds };
      return [...all.map((what) => after(what, { cooldownSeconds })), coolingUntilReset(window, own, NOW)];
    };
    const changed = coolingsOf(42).filter((cooling) => cooling?.cause === cause);
    expect(changed.map((cooling) => cooling?.lasts)).toEqual([{ ms: 42_000 }]);
    expect(coolingsOf(0).filter((cooling) => cooling === undefined)).toHaveLength(1);
    expect(coolingsOf(0).filter((cooling) => cooling?.cause === cause)).toHaveLength(0);
  });
});

describe('coolingUntilReset', () => {
  it('leaves account or family alone until a window that refuses opens again', () => {
    const window = { name: '5h', status: 'rejected', resetsAt: LATER } as const;
    expect(coolingUntilReset(window, account, NOW)).toEqual({
      ...{ scope: 'account', cause: 'window-used-up', lasts: { until: LATER }, evidence: { code: '5h' } },
    });
    expect(coolingUntilReset({ ...window, family: 'opus' }, account, NOW)?.scope).toBe('family:opus');
  });

  it('does nothing about one that allows, that says no reset, or whose reset is past', () => {
    expect(coolingUntilReset({ name: '5h', status: 'warning', resetsAt: LATER }, account, NOW)).toBeUndefined();
    expect(coolingUntilReset({ name: '5h', status: 'rejected' }, account, NOW)).toBeUndefined();
    expect(coolingUntilReset({ name: '5h', status: 'rejected', resetsAt: NOW }, account, NOW)).toBeUndefined();
  });
});

describe('isSoft', () => {
  it('is true of guesses of ours, never of what an upstream said of credentials, limits and money', () => {
    expect(cooldownCauses.filter((cause) => isSoft({ cause })).sort()).toEqual([
      ...['failing', 'overloaded', 'throttled', 'unavailable', 'unreachable'],
    ]);
  });
});
