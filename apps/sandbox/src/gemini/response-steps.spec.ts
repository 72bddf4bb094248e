import { noTokens } from '@app/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../simulation/pieces';
import type { GeminiResponse } from '../testing/gemini-caller';
import type { GeminiReply } from './reply';
import { responseJson, responseSteps } from './response-steps';

const frame = { modelVersion: 'gemini-x', responseId: 'r', prompt: { text: 5, media: 0 }, trafficType: null };
const replies = fc
  .record({
    thought: fc.string({ unit: 'grapheme' }),
    text: fc.string({ unit: 'grapheme' }),
    calls: fc.nat(2),
    thoughtTokens: fc.nat(9),
    more: fc.nat(50),
  })
  .map(({ thought, text, calls, thoughtTokens, more }): GeminiReply => {
    const call = { kind: 'call', id: 'c', name: 'f', args: {} } as const;
    return {
      parts: [
        { kind: 'thought', pieces: wordsOf(thought) },
        { kind: 'text', pieces: wordsOf(text) },
        ...new Array<typeof call>(calls).fill(call),
      ],
      ...{ finishReason: 'STOP', blocked: false, gapMs: 0, signature: 'AAAA', thoughtTokens },
      usage: { ...noTokens, input: 5, output: thoughtTokens + more },
    };
  });

const partsOf = (response: GeminiResponse) => response.candidates?.[0]?.content.parts ?? [];
const textOf = (responses: GeminiResponse[], thought?: true) =>
  responses
    .flatMap(partsOf)
    .filter((part) => part.thought === thought)
    .map((part) => part.text ?? '')
    .join('');

describe('the chunks of a reply', () => {
  it('say together what one response says, and the last one says the same of its usage', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        const whole = JSON.parse(responseJson(reply, frame)) as GeminiResponse;
        const steps = responseSteps(reply, frame, false);
        const chunks = steps.map((step) => JSON.parse(String(step.bytes).slice(6)) as GeminiResponse);
        expect(textOf(chunks)).toBe(textOf([whole]));
        expect(textOf(chunks, true)).toBe(textOf([whole], true));
        expect(chunks.at(-1)?.usageMetadata).toEqual(whole.usageMetadata);
        expect(steps.at(-1)?.usage).toEqual(reply.usage);
        expect(JSON.stringify(chunks).match(/thoughtSignature/g)).toHaveLength(1);
      }),
    );
  });

  it('are the elements of an array where that is asked for, with figures that never fall', () => {
    fc.assert(
      fc.property(replies, (reply) => {
        const text = responseSteps(reply, frame, true).map((step) => String(step.bytes));
        const elements = JSON.parse(text.join('')) as GeminiResponse[];
        const totals = elements.map((element) => element.usageMetadata?.totalTokenCount ?? 0);
        expect(totals).toEqual(totals.toSorted((one, other) => one - other));
      }),
    );
  });
});
