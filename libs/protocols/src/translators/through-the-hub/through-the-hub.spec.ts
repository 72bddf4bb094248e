import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GoldenCases, requestOutcome, translateStream } from '../../openai/conformance/golden-case';
import type { Protocol } from '../../protocol';
import type { Translator } from '../../translation/translator';
import { translatorBetween } from '../translator-between';

const pairs: readonly (readonly [Protocol, Protocol])[] = [
  ['openai-chat', 'openai-responses'],
  ['openai-chat', 'gemini-generate-content'],
  ['openai-responses', 'openai-chat'],
  ['openai-responses', 'gemini-generate-content'],
  ['gemini-generate-content', 'openai-chat'],
  ['gemini-generate-content', 'openai-responses'],
];

function between(from: Protocol, to: Protocol): Translator {
  const translator = translatorBetween(from, to);
  if (!translator) throw new Error(`nobody translates ${from} to ${to}`);
  return translator;
}

describe.each(pairs)('%s to %s', (from, to) => {
  const cases = new GoldenCases(join(import.meta.dirname, '__fixtures__', `${from}-to-${to}`));
  const translator = between(from, to);

  it('is held against a case of each kind', () => {
    const whole = ['text', 'parallel-tools', 'thinking-turn-1', 'thinking-turn-2', 'cached-usage'];
    const ended = ['refusal', 'max-tokens'];
    const failed = ['error-in-mid-stream', 'broken-off'];
    expect(cases.names).toEqual(expect.arrayContaining([...whole, ...ended, ...failed, 'images']));
    expect(cases.with('answer')).toEqual(expect.arrayContaining([...whole, ...ended]));
    expect(cases.with('stream')).toEqual(expect.arrayContaining([...whole, ...ended, ...failed]));
  });

  it.each(cases.names)('translates the request of %s', (name) => {
    expect(requestOutcome(cases.translate(translator, name))).toEqual(cases.read(name, 'request.out'));
  });

  it.each(cases.with('answer'))('translates the answer of %s', (name) => {
    expect(cases.translate(translator, name).answer(cases.object(name, 'answer.in'))).toEqual(
      cases.read(name, 'answer.out'),
    );
  });

  it.each(cases.with('stream'))('translates the stream of %s', (name) => {
    const stream = cases.translate(translator, name).stream();
    const events = translateStream(stream, cases.list(name, 'stream.in'));
    expect(events.map(({ data }) => data)).toEqual(cases.read(name, 'stream.out'));
  });
});
