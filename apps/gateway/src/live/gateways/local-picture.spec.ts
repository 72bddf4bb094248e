import { noTokens } from '@app/common';
import { describe, expect, it } from 'vitest';
import type { OpenRequest, RequestFacts } from '@app/usage';
import { LocalPicture } from './local-picture';

const factsOf = (index: number, userId = 'usr_1'): RequestFacts => ({
  ...{ requestId: `req_${index}`, startedAt: index, userId, keyId: `key_${userId}`, operation: 'generate' },
  model: 'claude-a'.padEnd(300, 'x'),
});
const openOf = (index: number, userId?: string, more: object = {}): OpenRequest =>
  ({ facts: factsOf(index, userId), ...more }) as OpenRequest;

function house(requests: OpenRequest[], inLine: RequestFacts[] = []) {
  let settle = (_: RequestFacts): void => undefined;
  const picture = new LocalPicture({
    ledger: {
      underWay: () => requests.values(),
      openCount: requests.length,
      onSettled: (listener) => (settle = listener),
    },
    line: { waiting: () => inLine.values() },
    slots: { loads: () => ({ running: new Map([['acc_1', 2]]), waiting: new Map([['acc_2', 1]]) }), waiting: 1 },
    metrics: { totals: { requests: 1, errors: 0, tokens: 5 } },
    monotonic: () => 7,
  });
  return { picture, settle: (facts: RequestFacts) => settle(facts) };
}

describe('LocalPicture', () => {
  it('says how far each request is', () => {
    const attempt = { accountId: 'acc_1' };
    const usage = { ...noTokens, input: 3, output: 4 };
    const meter = () => ({ entries: [{ usage }], source: 'partial' });
    const open = [openOf(1), openOf(2, 'usr_1', { attempt }), openOf(3, 'usr_1', { attempt, meter })];
    const { requests, ...rest } = house(open, [factsOf(4)]).picture.take(new Set(), 'own');
    expect(requests.map(({ state, accountId, tokens }) => [state, accountId, tokens])).toEqual([
      ['queued', undefined, undefined],
      ['queued', undefined, undefined],
      ['asked', 'acc_1', undefined],
      ['streaming', 'acc_1', 7],
    ]);
    expect(requests[0]?.model).toHaveLength(200);
    expect(rest).toMatchObject({
      ...{ at: 7, totals: { requests: 1, errors: 0, tokens: 5 }, letIn: 3, waitingInLine: 1, waitingForAccounts: 1 },
      loads: [
        ['acc_1', 2, 0],
        ['acc_2', 0, 1],
      ],
    });
  });

  it('tells of the newest hundred, and of twenty of each person who watches', () => {
    const open = Array.from({ length: 5_000 }, (_, index) => openOf(index, index < 50 ? 'usr_watching' : 'usr_1'));
    const { picture } = house(open);
    expect(picture.take(new Set(), 'own').requests.map(({ startedAt }) => startedAt)).toEqual(
      Array.from({ length: 100 }, (_, index) => 4_999 - index),
    );
    const watched = picture.take(new Set(['usr_watching']), 'own').requests;
    expect(watched.slice(100).map(({ startedAt }) => startedAt)).toEqual(
      Array.from({ length: 20 }, (_, index) => 49 - index),
    );
  });

  it('tells each reader once of what has ended of people who watch, and of nobody else', () => {
    const { picture, settle } = house([]);
    settle(factsOf(1));
    picture.take(new Set(['usr_1']), 'own');
    for (const userId of ['usr_1', 'usr_1', 'usr_2']) settle(factsOf(1, userId));
    const watched = new Set(['usr_1']);
    for (const reader of ['own', 'others'] as const) {
      expect(picture.take(watched, reader).settled).toEqual([['usr_1', 'key_usr_1']]);
      expect(picture.take(watched, reader).settled).toEqual([]);
    }
  });
});
