import { type JsonObject, asObject } from '../../json/json-object';
import type { Translator } from '../../translation/translator';
import { UntranslatableError } from '../../translation/untranslatable-error';
import { EnvelopeWriter } from './envelope-writer';

/** Members that Code Assist has and the Gemini API does not (protocols.md 7.3). */
const ownMembers: ReadonlySet<string> = new Set(['session_id', 'labels', 'model']);

/** Another envelope around the same request and the same answer. */
export const geminiCodeAssistToGeminiGenerateContent: Translator = {
  from: 'gemini-code-assist',
  to: 'gemini-generate-content',
  translate: ({ request }, { model, requestId }) => {
    const inner = asObject(request);
    if (!inner) throw new UntranslatableError('request', 'must be an object');
    const body: JsonObject = Object.fromEntries(Object.entries(inner).filter(([name]) => !ownMembers.has(name)));
    const writer = (): EnvelopeWriter => new EnvelopeWriter(model.asked, requestId);
    return {
      body,
      dropped: inner.labels === undefined || inner.labels === null ? [] : ['request.labels'],
      answer: (answer) => writer().wrap(answer),
      stream: writer,
    };
  },
};
