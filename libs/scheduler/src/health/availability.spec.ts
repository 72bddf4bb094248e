import { describe, expect, it } from 'vitest';
import { type AccountState, type Cooldown, HALF_OPEN_MS } from '@app/accounts';
import { availabilityFrom } from './availability';

const NOW = 1_000_000_000;
const cooldown = (change: Partial<Cooldown> = {}): Cooldown => ({
  ...{ scope: 'account', cause: 'rate-limited', since: NOW - 10, until: NOW + 10, evidence: {} },
  ...change,
});
const stateWith = (...cooldowns: Cooldown[]): AccountState => ({ id: 'acc_1', cooldowns, windows: [] });
const of = (...states: (AccountState | undefined)[]) => availabilityFrom(states, () => 'opus', NOW);

describe('availabilityFrom', () => {
  it('is available where nothing is known', () => {
    expect(of(undefined, undefined)).toEqual({ kind: 'available' });
    expect(of(stateWith())).toEqual({ kind: 'available' });
  });

  it('cools until the moment of a cooldown, and is half-open from it on', () => {
    expect(of(stateWith(cooldown({ until: NOW + 1 }))).kind).toBe('cooling');
    expect(of(stateWith(cooldown({ until: NOW }))).kind).toBe('half-open');
  });

  it('is available again where nobody asked for ten minutes', () => {
    expect(of(stateWith(cooldown({ until: NOW - HALF_OPEN_MS + 1 }))).kind).toBe('half-open');
    expect(of(stateWith(cooldown({ until: NOW - HALF_OPEN_MS }))).kind).toBe('available');
  });

  it('is not concerned by another family', () => {
    expect(of(stateWith(cooldown({ scope: 'family:sonnet' }))).kind).toBe('available');
    expect(of(stateWith(cooldown({ scope: 'family:opus' }))).kind).toBe('cooling');
  });

  it('is concerned by its host', () => {
    const host = cooldown({ scope: 'host', cause: 'unreachable' });
    expect(of(undefined, stateWith(host))).toEqual({ kind: 'cooling', cooldown: host, isSoft: true });
  });

  it('is soft only where every cooldown is a guess', () => {
    const guess = cooldown({ cause: 'overloaded', until: NOW + 1_000 });
    const limit = cooldown();
    expect(of(stateWith(guess))).toEqual({ kind: 'cooling', cooldown: guess, isSoft: true });
    expect(of(stateWith(guess, limit))).toEqual({ kind: 'cooling', cooldown: limit, isSoft: false });
    expect(of(stateWith(limit), stateWith(guess))).toEqual({ kind: 'cooling', cooldown: limit, isSoft: false });
  });

  it('names the cooldown that lasts longest of those that weigh the same', () => {
    const longer = cooldown({ cause: 'unauthorized', until: NOW + 20 });
    expect(of(stateWith(cooldown(), longer, cooldown({ cause: 'forbidden' })))).toMatchObject({ cooldown: longer });
  });
});
