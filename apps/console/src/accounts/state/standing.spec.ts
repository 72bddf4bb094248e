import { describe, expect, it } from 'vitest';
import type { Cooldown, ShownAccount } from '../account';
import { evidenceOf, familyOf, standingOf } from './standing';

type Told = Parameters<typeof standingOf>[0];

const cooldown = (changes: Partial<Cooldown>): Cooldown => ({
  ...{ scope: 'account', cause: 'overloaded', since: '2026-11-21T10:00:00Z', until: '2026-11-21T10:05:00Z' },
  evidence: {},
  ...changes,
});
const account = (state: Partial<ShownAccount['state']>, others: Partial<Told> = {}): Told => ({
  state: { status: 'available', cooldowns: [], windows: [], ...state },
  spentTodayUsd: '0',
  ...others,
});

describe('standingOf', () => {
  it('calls an account available that nothing is against', () => {
    expect(standingOf(account({}))).toEqual({ kind: 'available' });
  });

  it('tells what keeps it away longest', () => {
    const longer = cooldown({ scope: 'host', cause: 'unreachable', until: '2026-11-21T11:00:00Z' });
    expect(standingOf(account({ status: 'cooling', cooldowns: [cooldown({}), longer] }))).toEqual({
      ...{ kind: 'cooling', cooldown: longer, until: longer.until, since: longer.since },
    });
  });

  it.each(['window-used-up', 'quota-exhausted'] as const)('calls it exhausted after %s', (cause) => {
    expect(standingOf(account({ status: 'cooling', cooldowns: [cooldown({ cause })] })).kind).toBe('exhausted');
  });

  it('calls it exhausted where a window of all of it is used up', () => {
    const state = { status: 'cooling', cooldowns: [cooldown({ cause: 'rate-limited' })] } as const;
    const used = { name: '5h', status: 'rejected' } as const;
    expect(standingOf(account({ ...state, cooldowns: [...state.cooldowns], windows: [used] })).kind).toBe('exhausted');
    const ofOpus = [{ ...used, family: 'opus' }];
    expect(standingOf(account({ ...state, cooldowns: [...state.cooldowns], windows: ofOpus })).kind).toBe('cooling');
  });

  it('says that one family rests where the others are served', () => {
    const ofOpus = cooldown({ scope: 'family:opus' });
    expect(standingOf(account({ cooldowns: [ofOpus] }))).toMatchObject({ kind: 'partly', cooldown: ofOpus });
    expect(familyOf(ofOpus)).toBe('opus');
  });

  it('does not let the cooldown of a family hide that of the account', () => {
    const ofOpus = cooldown({ scope: 'family:opus', until: '2026-11-22T10:00:00Z' });
    expect(standingOf(account({ status: 'cooling', cooldowns: [ofOpus, cooldown({})] })).cooldown?.scope).toBe(
      'account',
    );
  });

  it('says that the money of the day is used up', () => {
    expect(standingOf(account({}, { dailyCostUsd: 5, spentTodayUsd: '5.0001' })).kind).toBe('budget');
    expect(standingOf(account({}, { dailyCostUsd: 5, spentTodayUsd: '4.9999' })).kind).toBe('available');
  });

  it('puts what somebody has to do before what passes by itself', () => {
    const reauthorisation = { reason: 'invalid_grant', since: '2026-11-21T09:00:00Z' } as const;
    expect(standingOf(account({ status: 'needs_reauth', cooldowns: [cooldown({})], reauthorisation }))).toEqual({
      ...{ kind: 'needs_reauth', since: reauthorisation.since },
    });
  });
});

describe('evidenceOf', () => {
  it.each([
    [{ status: 429, code: 'rate_limit_error' }, '429 rate_limit_error'],
    [{ code: 'ECONNREFUSED' }, 'ECONNREFUSED'],
    [{}, undefined],
  ])('says %j as %s', (evidence, words) => {
    expect(evidenceOf(cooldown({ evidence }))).toBe(words);
  });
});
