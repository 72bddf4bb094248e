import { describe, expect, it } from 'vitest';
import { ControlPlaneError } from '../problem/control-plane-error';
import { expiryFrom, keyRulesFrom } from './key-rules-from-request';

describe('keyRulesFrom', () => {
  it('says nothing of what a request says nothing of', () => {
    expect(Object.values(keyRulesFrom({})).filter((rule) => rule !== undefined)).toEqual([]);
  });

  it('takes away what is null or restricts nothing', () => {
    const empty = { permissions: [], limits: {}, allowedClients: [], deniedModels: [], tags: [] };
    const cleared = { ...empty, permissions: null, limits: null, allowedClients: null, deniedModels: null, tags: null };
    const nothing = { permissions: null, limits: null, allowedClients: null, deniedModels: null, tags: null };
    expect(keyRulesFrom(empty)).toMatchObject(nothing);
    expect(keyRulesFrom(cleared)).toMatchObject(nothing);
    expect(keyRulesFrom({ allowedClients: ['codex', 'any'] }).allowedClients).toBeNull();
    expect(keyRulesFrom({ allowedClients: ['codex'] }).allowedClients).toEqual(['codex']);
  });

  it('keeps limits without what is left out of them', () => {
    const limits = { concurrency: 2, window: { minutes: 5, requests: 7 }, queue: { size: 1, timeoutMs: 2 } };
    const sparse = { ...limits, window: { ...limits.window, tokens: undefined }, dailyCostUsd: undefined };
    expect(keyRulesFrom({ limits: sparse as never }).limits).toStrictEqual(limits);
  });
});

describe('expiryFrom', () => {
  const gone = { expiresAt: null, validFor: null, firstUsedAt: null };
  const moment = '2030-01-01T00:00:00.000Z';

  it.each([
    [{}, {}],
    [{ expiresAt: '2030-01-01T02:00:00+02:00' }, { ...gone, expiresAt: moment }],
    [
      { expiresAt: moment, validFor: null },
      { ...gone, expiresAt: moment },
    ],
    [{ validFor: 'P1D' }, { ...gone, validFor: 'P1D' }],
    [
      { validFor: 'P1D', expiresAt: null },
      { ...gone, validFor: 'P1D' },
    ],
    [{ expiresAt: null }, gone],
    [{ expiresAt: null, validFor: null }, gone],
  ])('makes of %j the change %j', (fields, expected) => {
    expect(expiryFrom(fields)).toEqual(expected);
  });

  it('takes a time from the first use away with the end that followed from it, and leaves a moment alone', () => {
    expect(expiryFrom({ validFor: null }, { validFor: 'P1D' })).toEqual(gone);
    expect(expiryFrom({ validFor: null }, {})).toEqual({});
  });

  it('refuses two expiries', () => {
    expect(() => expiryFrom({ expiresAt: moment, validFor: 'P1D' })).toThrow(ControlPlaneError);
  });
});
