import { describe, expect, it } from 'vitest';
import { composeTranslators } from './compose-translators';
import type { ProtocolEvent, TranslationContext, Translator } from './translator';

const context: TranslationContext = {
  ...{ requestId: 'req_1', now: 0, model: { asked: 'a', upstream: 'b' } },
  traits: {
    ...{ sampling: true, thinking: 'none', efforts: [], prefill: true, structuredOutput: true, midSystem: true },
    maxOutputTokens: undefined,
  },
  sealer: { seal: () => '', open: () => undefined },
};

/** Writes its name into everything that passes. */
function marking(name: string, hints?: object): Translator {
  const mark = (event: ProtocolEvent): ProtocolEvent => ({ data: { text: `${String(event.data.text)}<${name}` } });
  return {
    ...{ from: 'openai-chat', to: 'anthropic-messages' },
    translate: (request, { hints: given }) => ({
      body: { text: `${String(request.text)}>${name}`, given },
      dropped: [`${name}.dropped`],
      ...(hints ? { hints } : {}),
      answer: (body) => ({ text: `${String(body.text)}<${name}` }),
      stream: () => ({
        push: (event) => [mark(event), mark(event)],
        end: () => [{ data: { text: `end of ${name}` } }],
      }),
    }),
  };
}

describe('composeTranslators', () => {
  const composed = composeTranslators(marking('near', { seed: 7 }), marking('far')).translate({ text: 'q' }, context);

  it('takes the request through both, and what has no words in between along', () => {
    expect(composed.body).toEqual({ text: 'q>near>far', given: { seed: 7 } });
    expect(composed.dropped).toEqual(['near.dropped', 'far.dropped']);
  });

  it('takes the answer back through both', () => {
    expect(composed.answer({ text: 'a' })).toEqual({ text: 'a<far<near' });
  });

  it('gives each event of the farther one to the nearer one, and ends both in that order', () => {
    const stream = composed.stream();
    expect(stream.push({ data: { text: 'e' } }).map(({ data }) => data.text)).toEqual(new Array(4).fill('e<far<near'));
    expect(stream.end().map(({ data }) => data.text)).toEqual(['end of far<near', 'end of far<near', 'end of near']);
  });
});
