import { describe, expect, it } from 'vitest';
import type { ClientSession } from '../../request/client-session';
import { readResponsesEnvelope } from './read-envelope';
import { readResponsesSession } from './session';

function sessionOf(request: object, headers: Record<string, string> = {}): ClientSession | undefined {
  const body = Buffer.from(JSON.stringify({ model: 'm', ...request }));
  return readResponsesSession(body, readResponsesEnvelope(body), headers);
}
const user = (text: string): object => ({ type: 'message', role: 'user', content: [{ type: 'input_text', text }] });
const developer = (text: string): object => ({ role: 'developer', content: text });
const answer = { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'A song.' }] };

describe('readResponsesSession', () => {
  it.each(['session-id', 'session_id', 'thread-id', 'conversation_id', 'x-session-id'])(
    'takes the header %s',
    (name) => {
      const request = { input: 'hi', prompt_cache_key: 'key' };
      expect(sessionOf(request, { [name]: 'from-header' })).toEqual({ id: 'from-header', source: 'client' });
    },
  );

  it('takes the key of the prompt cache, which Codex sets to its thread', () => {
    expect(sessionOf({ input: 'hi', prompt_cache_key: 'thr"ead' })).toEqual({ id: 'thr"ead', source: 'client' });
  });

  it.each([5, '', null, { a: 1 }, 'x'.repeat(201)])('passes over %j as a key', (prompt_cache_key) => {
    expect(sessionOf({ input: 'hi', prompt_cache_key })?.source).toBe('prefix');
  });

  it('knows later turns by how the conversation began', () => {
    const first = sessionOf({ input: [developer('Be kind.'), user('What is love?')] });
    expect(first?.source).toBe('prefix');
    const input = [developer('Be kind.'), user('What is love?'), answer, user('And hate?')];
    expect(sessionOf({ input })).toEqual(first);
  });

  it('tells conversations apart by what the user, the developer and the instructions say first', () => {
    const ids = [
      sessionOf({ input: [developer('Be kind.'), user('What is love?')] }),
      sessionOf({ input: [developer('Be rude.'), user('What is love?')] }),
      sessionOf({ input: [developer('Be kind.'), user('What is hate?')] }),
      sessionOf({ instructions: 'Be kind.', input: 'What is love?' }),
      sessionOf({ input: 'What is love?' }),
    ].map((session) => session?.id);
    expect(new Set(ids).size).toBe(5);
  });

  it('has nothing to tell by without input', () => {
    expect(sessionOf({ instructions: 'Be kind.' })).toBeUndefined();
  });

  it.each([[[]], [5], [null], [[null, 5, 'a']], [[{ role: 'user', content: [null, { text: 5 }] }]]])(
    'lives through the input %j',
    (input) => {
      expect(sessionOf({ input })?.source).toBe('prefix');
    },
  );
});
