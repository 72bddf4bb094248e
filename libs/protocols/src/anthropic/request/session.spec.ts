import { describe, expect, it } from 'vitest';
import { readAnthropicEnvelope } from './read-envelope';
import type { ClientSession } from '../../request/client-session';
import { readClientSession } from './session';

function sessionOf(request: object | string, headers: Record<string, string> = {}): ClientSession | undefined {
  const body = Buffer.from(typeof request === 'string' ? request : JSON.stringify(request));
  return readClientSession(body, readAnthropicEnvelope(body), headers);
}

const claudeCodeUser = JSON.stringify({ device_id: 'd'.repeat(64), account_uuid: '', session_id: 'the-session' });
const marked = { cache_control: { type: 'ephemeral' } };
const turn = (...messages: object[]): object => ({ model: 'm', system: 'You are kind.', messages });
const question = { role: 'user', content: [{ type: 'text', text: 'What is love?' }] };
const answer = { role: 'assistant', content: [{ type: 'text', text: 'A song.' }] };

describe('readClientSession', () => {
  it('takes the header of Claude Code before anything else', () => {
    const request = { model: 'm', metadata: { user_id: claudeCodeUser } };
    expect(sessionOf(request, { 'x-claude-code-session-id': 'from-header' })).toEqual({
      id: 'from-header',
      source: 'client',
    });
  });

  it.each([
    ['a JSON text', claudeCodeUser, 'the-session'],
    ['the older form', 'user_ab12_account__session_0b1c-22', '0b1c-22'],
  ])('takes the session of metadata.user_id as %s', (_, userId, id) => {
    expect(sessionOf({ model: 'm', metadata: { user_id: userId } })).toEqual({ id, source: 'client' });
  });

  it('does not take a person for a session', () => {
    const first = sessionOf({ ...turn(question), metadata: { user_id: 'alice' } });
    expect(first?.source).toBe('prefix');
    expect(first).toEqual(sessionOf({ ...turn(question), metadata: { user_id: 'bob' } }));
  });

  it('knows later turns by the system prompt and the first text, wherever the cache marker stands', () => {
    const firstTurn = turn({ role: 'user', content: [{ type: 'text', text: 'What is love?', ...marked }] });
    const laterTurn = turn(question, answer, { role: 'user', content: 'And hate?' });
    expect(sessionOf(firstTurn)).toEqual(sessionOf(laterTurn));
  });

  it('tells conversations apart by their first text and by their system prompt', () => {
    const others = [
      turn({ role: 'user', content: 'What is love?!' }),
      { ...turn(question), system: 'You are rude.' },
      turn({ role: 'user', content: [{ type: 'text', text: 'What is hate?' }] }),
    ].map((request) => sessionOf(request)?.id);
    expect(new Set([sessionOf(turn(question))?.id, ...others]).size).toBe(4);
  });

  it('reads the first text whatever the order of members and the space between them', () => {
    const spaced = '{"model":"m","messages":[ { "content" : [ {"text" :\n"hello", "type" : "text"} ], "role":"user"}]}';
    const dense = '{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"hello"}]}]}';
    expect(sessionOf(spaced)).toEqual(sessionOf(dense));
  });

  it('reads a first text that is longer than what is looked at', () => {
    const long = 'x'.repeat(300_000);
    expect(sessionOf(turn({ role: 'user', content: long }))).toEqual(
      sessionOf(turn({ role: 'user', content: long }, answer)),
    );
  });

  it('has nothing to tell by without messages', () => {
    expect(sessionOf({ model: 'm' })).toBeUndefined();
  });

  it.each([
    [{ model: 'm', messages: [] }],
    [{ model: 'm', messages: 'none' }],
    [{ model: 'm', messages: [{}], metadata: 'none' }],
    [{ model: 'm', messages: [{}], metadata: { user_id: '{"session_id":' } }],
    [{ model: 'm', messages: [{}], metadata: { user_id: '{"session_id":5}' } }],
  ])('falls back to how the conversation begins for %j', (request) => {
    expect(sessionOf(request)?.source).toBe('prefix');
  });

  it('passes over a header that is too long to be an id', () => {
    expect(sessionOf(turn(question), { 'x-session-id': 'x'.repeat(201) })?.source).toBe('prefix');
  });
});
