import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAccountFact } from './account-fact';

const cooling = {
  ...{ kind: 'cooling', id: 'acc_1', at: 1, heldUntil: 0, scope: 'account', cause: 'failing', until: 9 },
  evidence: { status: 500, code: 'api_error', requestId: 'req_1' },
};
const ended = {
  kind: 'ended',
  id: 'acc_1',
  at: 1,
  how: 'reset',
  cooldowns: [{ scope: 'host', cause: 'unreachable', until: 2 }],
};

describe('decodeAccountFact', () => {
  it('reads what scripts write', () => {
    expect(decodeAccountFact(JSON.stringify(cooling))).toEqual(cooling);
    expect(decodeAccountFact(JSON.stringify(ended))).toMatchObject({
      how: 'reset',
      cooldowns: [{ scope: 'host', until: 2 }],
    });
  });

  it('leaves out cooldowns that cannot be read, and evidence of other kinds', () => {
    const fact = {
      ...ended,
      cooldowns: [...ended.cooldowns, null, 4, { scope: 'planet', cause: 'failing', until: 1 }],
    };
    expect(decodeAccountFact(JSON.stringify(fact))).toMatchObject({ cooldowns: { length: 1 } });
    expect(decodeAccountFact(JSON.stringify({ ...cooling, evidence: [] }))).toMatchObject({ evidence: {} });
    expect(decodeAccountFact(JSON.stringify({ ...cooling, evidence: { status: 'x', code: 7 } }))).toMatchObject({
      evidence: {},
    });
  });

  it.each([
    ['nothing', undefined],
    ['half of one', '{"kind":"cooling"'],
    ['a list', '[]'],
    ['another kind', JSON.stringify({ ...cooling, kind: 'melting' })],
    ['no id', JSON.stringify({ ...cooling, id: '' })],
    ['no time', JSON.stringify({ ...cooling, at: 'now' })],
    ['a cause that is not known', JSON.stringify({ ...cooling, cause: 'mood' })],
    ['a family without a name', JSON.stringify({ ...cooling, scope: 'family:' })],
    ['an end that is not known', JSON.stringify({ ...ended, how: 'somehow' })],
    ['an end of no list', JSON.stringify({ ...ended, cooldowns: {} })],
  ])('takes %s for no fact', (_, text) => {
    expect(decodeAccountFact(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void decodeAccountFact(text)));
  });
});
