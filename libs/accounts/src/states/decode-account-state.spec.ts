import { describe, expect, it } from 'vitest';
import { decodeAccountState } from './decode-account-state';

const cooldown = { scope: 'family:opus', cause: 'throttled', since: 1, until: 2, evidence: { status: 429 } };
const window = { name: '5h', status: 'warning', utilization: 0.9, resetsAt: 3 };
const stored = {
  id: 'acc_1',
  cooldowns: { 'throttled|family:opus': cooldown },
  windows: { '5h': window },
  firstByteMs: 12.5,
  spent: { day: '2026-11-21', nanoDollars: '1500' },
};

describe('decodeAccountState', () => {
  it('reads what is stored by key as lists', () => {
    expect(decodeAccountState(stored)).toEqual({ ...stored, cooldowns: [cooldown], windows: [window] });
    expect(decodeAccountState({ id: 'acc_1', cooldowns: {}, windows: {} })).toEqual({
      ...{ id: 'acc_1', cooldowns: [], windows: [] },
    });
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', [stored]],
    ['no id', { ...stored, id: undefined }],
    ['cooldowns that are a list', { ...stored, cooldowns: [cooldown] }],
    ['no windows', { ...stored, windows: undefined }],
    ['a cause that is not known', { ...stored, cooldowns: { x: { ...cooldown, cause: 'mood' } } }],
    ['a scope that is not known', { ...stored, cooldowns: { x: { ...cooldown, scope: 'family:' } } }],
    ['an end that is no number', { ...stored, cooldowns: { x: { ...cooldown, until: '2' } } }],
    ['no evidence', { ...stored, cooldowns: { x: { ...cooldown, evidence: undefined } } }],
    ['a status of a window that is not known', { ...stored, windows: { x: { ...window, status: 'open' } } }],
    ['a utilization that is no number', { ...stored, windows: { x: { ...window, utilization: 'all' } } }],
    ['a time that is no number', { ...stored, firstByteMs: null }],
    ['an amount that is no whole number', { ...stored, spent: { day: '2026-11-21', nanoDollars: '1.5' } }],
  ])('takes for absent: %s', (_, value) => {
    expect(decodeAccountState(value)).toBeUndefined();
  });
});
