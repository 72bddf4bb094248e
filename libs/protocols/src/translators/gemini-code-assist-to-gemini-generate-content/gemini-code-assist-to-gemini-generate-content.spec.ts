import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { context, translateStream } from '../../openai/conformance/golden-case';
import { UntranslatableError } from '../../translation/untranslatable-error';
import { geminiCodeAssistToGeminiGenerateContent as translator } from './gemini-code-assist-to-gemini-generate-content';

const contents = [{ role: 'user', parts: [{ text: 'ä' }] }];
const request = { model: 'm', project: 'p', user_prompt_id: 'u', request: { contents, session_id: 's', labels: {} } };
const chunk = (more: object = {}) => ({
  candidates: [{ content: { parts: [{ text: 'a' }] }, ...more }],
  ...{ modelVersion: 'upstream-model', responseId: 'r' },
});
const wrapped = (more: object = {}) => ({ response: { ...chunk(more), modelVersion: 'asked-model' }, traceId: 'r' });
const streamOf = (events: Parameters<typeof translateStream>[1]) =>
  translateStream(translator.translate(request, context).stream(), events).map(({ data }) => data);

describe('geminiCodeAssistToGeminiGenerateContent', () => {
  it('takes the envelope off on the way out, and puts it on on the way back', () => {
    const translation = translator.translate(request, context);
    expect(translation.body).toEqual({ contents });
    expect(translation.dropped).toEqual(['request.labels']);
    expect(translation.answer(chunk({ finishReason: 'STOP' }))).toEqual(wrapped({ finishReason: 'STOP' }));
    expect(streamOf([chunk(), chunk({ finishReason: 'STOP' })])).toEqual([
      wrapped(),
      wrapped({ finishReason: 'STOP' }),
    ]);
  });

  it('leaves errors outside of the envelope, and says nothing after them', () => {
    const error = { error: { code: 503, message: 'Busy', status: 'UNAVAILABLE' } };
    expect(streamOf([chunk(), error, chunk({ finishReason: 'STOP' })])).toEqual([wrapped(), error]);
  });

  it('says so where the upstream broke off, and not where it blocked the prompt', () => {
    expect(streamOf([chunk()]).at(-1)).toMatchObject({ error: { code: 500, status: 'INTERNAL' } });
    expect(streamOf([{ promptFeedback: { blockReason: 'SAFETY' } }])).toHaveLength(1);
  });

  it('takes any request and any event', () => {
    const anything = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(fc.oneof(anything, fc.record({ request: fc.jsonValue() })), fc.array(anything), (each, events) => {
        expect(streamOf(events).length).toBeGreaterThan(0);
        try {
          expect(translator.translate(each, context).body).not.toHaveProperty('session_id');
        } catch (error) {
          expect(error).toBeInstanceOf(UntranslatableError);
        }
      }),
    );
  });
});
