import { describe, expect, it } from 'vitest';
import { answerText } from './answer-text';

const whole = (answer: unknown): string => answerText(Buffer.from(JSON.stringify(answer)), false, true);
const streamed = (events: readonly unknown[], isWhole = true): string =>
  answerText(Buffer.from(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')), true, isWhole);

describe('answerText', () => {
  it('reads whole answers of every protocol, and errors', () => {
    expect(whole({ content: [{ type: 'text', text: 'one' }, { type: 'tool_use' }] })).toBe('one');
    expect(whole({ choices: [{ message: { content: 'two' } }] })).toBe('two');
    expect(whole({ output: [{ content: [{ text: 'three' }] }] })).toBe('three');
    expect(whole({ candidates: [{ content: { parts: [{ text: 'four' }] } }] })).toBe('four');
    expect(whole({ response: { candidates: [{ content: { parts: [{ text: 'five' }] } }] } })).toBe('five');
    expect(whole([{ candidates: [{ content: { parts: [{ text: 's' }] } }] }])).toBe('s');
    expect(whole({ error: { message: 'no' } })).toBe('no');
  });

  it('puts streams together', () => {
    expect(streamed([{ delta: { text: 'o' } }, { delta: { text: 'ne' } }])).toBe('one');
    expect(streamed([{ choices: [{ delta: { content: 'two' } }] }])).toBe('two');
    expect(streamed([{ type: 'response.output_text.delta', delta: 'three' }])).toBe('three');
    expect(streamed([{ candidates: [{ content: { parts: [{ text: 'four' }] } }] }])).toBe('four');
  });

  it('leaves out credentials that come in pieces, or that the end went through', () => {
    const pieces = ['take sk-an', 't-api03-CANARY', 'canary0123 now'].map((text) => ({ delta: { text } }));
    expect(streamed(pieces)).toBe('take [redacted] now');
    expect(streamed([{ delta: { text: 'take sk-ant-ap' } }], false)).toBe('take …');
  });

  it('leaves out credentials that a stream broke off in', () => {
    const broken = [{ delta: { text: 'take AbCdEf012' } }, { error: { message: 'overloaded' } }];
    expect(streamed(broken)).toBe('take … overloaded');
    expect(streamed([{ error: { message: 'no key tl_0000000000000000000000000000000000abcd' } }])).toBe(
      '… no key [redacted]',
    );
  });

  it('keeps answers at once apart, so that no piece of a credential hides among those of another', () => {
    const pieces = ['sk-ant-', 'api03-CAN', 'ARYcanary0123'].flatMap((content) => [
      { choices: [{ index: 0, delta: { content } }] },
      { choices: [{ index: 1, delta: { content: 'word ' } }] },
    ]);
    expect(streamed(pieces)).toBe('[redacted]\nword word word ');
  });

  it('is bounded, and bears anything', () => {
    expect(whole({ content: [{ text: 'word '.repeat(5_000) }] }).length).toBeLessThanOrEqual(4_001);
    const events = Array.from({ length: 9_000 }, (_, index) => ({
      choices: [{ index: index % 3, delta: { content: 'w ' } }],
    }));
    const shown = streamed(events);
    expect(shown.length).toBeLessThanOrEqual(4_001);
    expect(shown).toMatch(/^(?:w )+…\n(?:w )+…\n(?:w )+…?$/);
    for (const answer of [
      null,
      1,
      'x',
      [],
      [null],
      { content: 'x' },
      { choices: [null] },
      { candidates: [{ content: 3 }] },
    ])
      expect(whole(answer)).toBe('');
    expect(answerText(Buffer.from('<html>'), false, true)).toBe('');
    expect(answerText(Buffer.from('data: {"delta":{"te'), true, false)).toBe('…');
  });
});
