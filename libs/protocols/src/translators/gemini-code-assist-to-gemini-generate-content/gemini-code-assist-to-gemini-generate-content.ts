import { type JsonObject, asObject } from '../../json/json-object';
import type { ProtocolEvent, Translator } from '../../translation/translator';
import { UntranslatableError } from '../../translation/untranslatable-error';

/** Members that Code Assist has and the Gemini API does not (protocols.md 7.3). */
const ownMembers = ['session_id', 'labels', 'model'];

/** Another envelope around the same request and the same answer. */
export const geminiCodeAssistToGeminiGenerateContent: Translator = {
  from: 'gemini-code-assist',
  to: 'gemini-generate-content',
  translate: ({ request }) => {
    const inner = asObject(request);
    if (!inner) throw new UntranslatableError('request', 'must be an object');
    const body = Object.fromEntries(Object.entries(inner).filter(([name]) => !ownMembers.includes(name)));
    return {
      body,
      dropped: [],
      answer: wrapped,
      stream: () => ({ push: (event) => [wrappedEvent(event)], end: () => [] }),
    };
  },
};

const wrapped = (answer: JsonObject): JsonObject => ({ response: answer, traceId: answer.responseId ?? '' });

/** An error stands outside of the envelope. */
const wrappedEvent = ({ data }: ProtocolEvent): ProtocolEvent => ({
  data: data.error === undefined ? wrapped(data) : data,
});
