import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createId } from '@app/common';
import {
  createNonce,
  digestOfRefreshToken,
  firstRefreshToken,
  parseRefreshToken,
  successorOf,
  wasGivenOut,
} from './refresh-token';

const seal = createNonce();

describe('refresh tokens', () => {
  it.each(['ses', 'dev'] as const)('are read back with the session of their kind: %s', (kind) => {
    const sessionId = createId(kind);
    const token = firstRefreshToken(sessionId, seal);
    expect(parseRefreshToken(token.text, kind)).toEqual(token);
    expect(parseRefreshToken(token.text, kind === 'ses' ? 'dev' : 'ses')).toBeUndefined();
    expect(parseRefreshToken(successorOf(token, createNonce(), seal).text, kind)?.sessionId).toBe(sessionId);
  });

  it('have one successor for a nonce and another one for another', () => {
    const token = firstRefreshToken(createId('ses'), seal);
    const nonce = createNonce();
    expect(successorOf(token, nonce, seal)).toEqual(successorOf(token, nonce, seal));
    expect(successorOf(token, createNonce(), seal)).not.toEqual(successorOf(token, nonce, seal));
    expect(digestOfRefreshToken(successorOf(token, nonce, seal))).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are known again by the session that gave them out, and by no other', () => {
    const first = firstRefreshToken(createId('ses'), seal);
    for (const token of [first, successorOf(first, createNonce(), seal)]) {
      expect(wasGivenOut(token, seal)).toBe(true);
      expect(wasGivenOut(token, createNonce())).toBe(false);
    }
  });

  it('are not known when one letter is another', () => {
    const { sessionId, text } = firstRefreshToken(createId('ses'), seal);
    const place = fc.integer({ min: sessionId.length + 1, max: text.length - 1 }).filter((at) => text[at] !== '.');
    fc.assert(
      fc.property(place, fc.constantFrom('A', 'B'), (at, letter) => {
        // The last letter of a mark carries two bits that mean nothing: texts are compared, so they count all the same.
        fc.pre(text[at] !== letter);
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        expect(wasGivenOut({ sessionId, text: changed }, seal)).toBe(false);
      }),
    );
  });

  it('carry no mark in a session of the time before there were marks, and all count as given out there', () => {
    const former = { sessionId: createId('ses'), text: '' };
    const token = { ...former, text: `${former.sessionId}.${createNonce()}` };
    expect(parseRefreshToken(token.text, 'ses')).toEqual(token);
    expect(wasGivenOut(token, null)).toBe(true);
    expect(wasGivenOut(token, seal)).toBe(false);
    expect(successorOf(token, createNonce(), null).text.split('.')).toHaveLength(2);
  });

  it.each([
    '',
    'ses_short.x',
    'admin_credentials',
    `ses_${'a'.repeat(20)}`,
    `ses_${'a'.repeat(20)}.${'b'.repeat(44)}`,
    `ses_${'a'.repeat(20)}.${'b'.repeat(43)}.`,
    `ses_${'a'.repeat(20)}.${'b'.repeat(43)}.${'c'.repeat(23)}`,
    '{}',
  ])('are not %j', (text) => {
    expect(parseRefreshToken(text, 'ses')).toBeUndefined();
  });
});
