import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { decodeOpenRequest } from './open-request-facts';

const facts = {
  ...{ requestId: 'req_1', startedAt: 1_763_719_200_000, userId: 'usr_1', keyId: 'key_1' },
  ...{ operation: 'generate', model: 'claude-a' },
};
const attempt = { accountId: 'acc_1', platform: 'claude', number: 1 };
const metered = { entries: [{ model: 'claude-a', usage: { ...noTokens, input: 5 } }], source: 'partial' };
const decode = (notes: object) =>
  decodeOpenRequest(Object.fromEntries(Object.entries(notes).map(([name, note]) => [name, JSON.stringify(note)])));

describe('decodeOpenRequest', () => {
  it('reads back what was noted', () => {
    expect(decode({ facts, attempt, metered })).toEqual({ facts, attempt, metered });
  });

  it('reads a request that never left, and one that used nothing yet', () => {
    expect(decode({ facts })).toEqual({ facts, attempt: undefined, metered: undefined });
    expect(decode({ facts, attempt })).toEqual({ facts, attempt, metered: undefined });
  });

  it('reads back all that may be noted', () => {
    const all = {
      facts: { ...facts, client: 'codex', isStreaming: true },
      attempt: { ...attempt, model: 'claude-b', groupId: 'grp_1' },
      metered: {
        entries: [
          {
            ...metered.entries[0],
            ...{ reasoningTokens: 0, serviceClass: 'fast', inferenceRegion: 'us', serverTools: { webSearch: 2 } },
          },
        ],
        source: 'exact',
      },
    };
    expect(decode(all)).toEqual(all);
  });

  it.each([null, 7, '', [], {}, false])('leaves out optional members that are %j, and keeps the request', (value) => {
    const [entry] = metered.entries;
    const broken = {
      facts: { ...facts, client: value, isStreaming: value },
      attempt: { ...attempt, model: value, groupId: value },
      metered: {
        ...metered,
        entries: [{ ...entry, inferenceRegion: value, serviceClass: value, reasoningTokens: value === 7 ? -7 : value }],
      },
    };
    expect(decode(broken)).toEqual({ facts, attempt, metered });
  });

  it.each([[['webSearch']], [{ webSearch: -1 }], [{ webSearch: '1' }], [{ other: 1 }], [7], [null]])(
    'takes %j for no uses of tools',
    (serverTools) => {
      const entries = metered.entries.map((entry) => ({ ...entry, serverTools }));
      expect(decode({ facts, attempt, metered: { ...metered, entries } })?.metered).toEqual(metered);
    },
  );

  it('finds a model that nobody named', () => {
    const unnamed = { entries: [{ usage: noTokens }], source: 'partial' };
    expect(decode({ facts, metered: unnamed })?.metered).toEqual(unnamed);
  });

  it.each(Object.keys(facts))('takes a note whose %s is missing or of another type for no request', (name) => {
    for (const value of [undefined, null, {}]) expect(decode({ facts: { ...facts, [name]: value } })).toBeUndefined();
  });

  it('takes an empty hash, and one that is not JSON, for no request', () => {
    expect(decodeOpenRequest({})).toBeUndefined();
    expect(decodeOpenRequest({ facts: '{' })).toBeUndefined();
    expect(decodeOpenRequest({ facts: 'null' })).toBeUndefined();
  });

  it.each([{}, null, { ...attempt, platform: 'other' }, { ...attempt, accountId: 7 }, { ...attempt, number: '1' }])(
    'takes %j for no attempt',
    (value) => {
      expect(decode({ facts, attempt: value })?.attempt).toBeUndefined();
    },
  );

  it.each([
    {},
    null,
    [],
    { entries: {}, source: 'partial' },
    { entries: [null], source: 'partial' },
    { entries: [{}], source: 'partial' },
    { entries: [{ usage: { input: 1 } }], source: 'partial' },
    { entries: [] },
  ])('takes %j for no figures', (value) => {
    expect(decode({ facts, attempt, metered: value })).toEqual({ facts, attempt, metered: undefined });
  });
});
