import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protocols } from '@app/protocols';
import { forwardedHeaders, isForwarded } from './forwarded-headers';
import { type HeaderSources, saidInHeader, upstreamHeaders } from './upstream-headers';

const forwarded = forwardedHeaders['openai-responses'];
const headersOf = (sources: Partial<HeaderSources>): Record<string, string> => {
  const flat = upstreamHeaders({ caller: {}, forwarded, own: {}, ...sources });
  return Object.fromEntries(
    flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : [])),
  );
};

describe('upstreamHeaders', () => {
  it('says what is ours, then what the caller said, then what nobody said', () => {
    expect(
      headersOf({
        caller: { 'user-agent': 'codex_exec/0.169.0', originator: 'codex_exec', authorization: 'Bearer of-the-caller' },
        own: { authorization: 'Bearer of-the-account' },
        defaults: { originator: 'nobody', version: '1' },
      }),
    ).toEqual({
      authorization: 'Bearer of-the-account',
      'accept-encoding': 'identity',
      'user-agent': 'codex_exec/0.169.0',
      originator: 'codex_exec',
      version: '1',
      'content-type': 'application/json',
    });
  });

  it('leaves out what is ours to leave out', () => {
    expect(headersOf({ caller: { originator: 'codex_exec' }, own: { originator: undefined } })).not.toHaveProperty(
      'originator',
    );
  });

  it('takes what the caller keeps to its connection for not said', () => {
    const caller = { connection: 'close, Originator', originator: 'codex_exec' };
    expect(headersOf({ caller, defaults: { originator: 'nobody' } })).toHaveProperty('originator', 'nobody');
    expect(saidInHeader(caller, 'originator')).toBeUndefined();
  });

  it('joins what came in several headers', () => {
    const caller = { 'openai-beta': ['a=1', 'b=2'] };
    expect(headersOf({ caller })).toHaveProperty('openai-beta', 'a=1, b=2');
    expect(saidInHeader(caller, 'openai-beta')).toBe('a=1, b=2');
  });

  it('hands on nothing that its list does not name', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), fc.constantFrom(...protocols), (caller, protocol) => {
        const list = forwardedHeaders[protocol];
        const handedOn = Object.keys(headersOf({ caller, forwarded: list }));
        const own = ['accept-encoding', 'content-type'];
        expect(handedOn.filter((name) => !own.includes(name) && !isForwarded(name, list))).toEqual([]);
      }),
    );
  });

  it.each(['openai-organization', 'openai-project', 'chatgpt-account-id', 'x-gemini-api-privileged-user-id'])(
    'lets %s pass in no protocol, because it names whose account it is',
    (name) => {
      expect(protocols.filter((protocol) => isForwarded(name, forwardedHeaders[protocol]))).toEqual([]);
    },
  );
});
