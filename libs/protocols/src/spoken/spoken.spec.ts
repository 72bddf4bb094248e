import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json-object';
import { textsOfAnswer, textsOfEvent } from './spoken-texts';
import { stopReasonOf } from './stop-reason';

describe('stopReasonOf', () => {
  it.each([
    ['Anthropic', { type: 'message_delta', delta: { stop_reason: 'end_turn' } }, 'end'],
    ['Anthropic, whole', { content: [], stop_reason: 'max_tokens' }, 'max-tokens'],
    ['Anthropic, refused', { delta: { stop_reason: 'refusal' } }, 'refusal'],
    ['chat', { choices: [{ delta: {}, finish_reason: 'length' }] }, 'max-tokens'],
    ['chat, filtered', { choices: [{ finish_reason: 'content_filter' }] }, 'refusal'],
    ['chat, under way', { choices: [{ delta: { content: 'x' }, finish_reason: null }] }, undefined],
    ['Responses', { type: 'response.completed', response: { status: 'completed' } }, 'end'],
    [
      'Responses, cut',
      {
        type: 'response.incomplete',
        response: { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } },
      },
      'max-tokens',
    ],
    ['Responses, whole', { object: 'response', status: 'completed' }, 'end'],
    ['Responses, at its beginning', { type: 'response.created', response: { status: 'in_progress' } }, undefined],
    ['Gemini', { candidates: [{ finishReason: 'STOP' }] }, 'end'],
    ['Gemini, refused', { candidates: [{ finishReason: 'SAFETY' }] }, 'refusal'],
    ['Code Assist', { response: { candidates: [{ finishReason: 'MAX_TOKENS' }] } }, 'max-tokens'],
    ['a word that nobody knows', { choices: [{ finish_reason: 'tool_calls' }] }, 'other'],
  ] as const)('reads %s', (_, said, reason) => {
    expect(stopReasonOf(said as unknown as JsonObject)).toBe(reason);
  });

  it('bears anything', () => {
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom('delta', 'choices', 'candidates', 'response', 'type') }), (said) => {
        stopReasonOf(said);
        textsOfEvent(said);
        textsOfAnswer(said);
      }),
    );
  });
});

describe('what a model says', () => {
  it('is not what it thinks', () => {
    const parts = [{ text: 'let me see', thought: true }, { text: 'yes' }];
    expect(textsOfEvent({ candidates: [{ index: 0, content: { parts } }] })).toEqual([[0, 'yes']]);
    expect(textsOfAnswer({ candidates: [{ content: { parts } }] })).toEqual(['yes']);
    expect(textsOfEvent({ delta: { type: 'thinking_delta', thinking: 'hm' } })).toEqual([]);
  });
});
