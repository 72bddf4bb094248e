import { type JsonObject, objectsOf } from '../../../json/json-object';
import type { TranslationContext } from '../../../translation/translator';
import { unspokenMembers } from '../../anthropic-messages-to-openai-chat/request/other-members';
import { readSystem } from '../../anthropic-messages-to-openai-chat/request/system';
import { readAnswerForm } from './answer-form';
import { readGeneration } from './generation-config';
import { readContents } from './read-contents';
import type { RequestNotes } from './request-notes';
import { readThinking } from './thinking';
import { readTools } from './tools';

/** Members that other upstreams understand, and the Gemini API does not. */
const foreign = ['metadata', 'service_tier'];

/** A request for Anthropic Messages as one for generateContent (protocols.md 9.4). @throws UntranslatableError */
export function readRequest(request: JsonObject, context: TranslationContext, notes: RequestNotes): JsonObject {
  const { dropped } = notes;
  const tools = readTools(request, notes);
  const hasFunctions = objectsOf(tools.tools).some((tool) => tool.functionDeclarations !== undefined);
  const form = readAnswerForm(request, context.traits, hasFunctions);
  const system = [
    ...readSystem(request.system, 'system', dropped),
    ...(form.instruction === undefined ? [] : [form.instruction]),
  ];
  const contents = readContents(request.messages, context, notes);
  const thinkingConfig = readThinking(request, context, dropped);
  const generationConfig = {
    ...readGeneration(request, context, dropped),
    ...(thinkingConfig ? { thinkingConfig } : {}),
    ...form.config,
  };
  dropped.push(...foreign.filter((name) => request[name] !== undefined && request[name] !== null));
  dropped.push(...unspokenMembers(request));
  return {
    contents,
    ...(system.length > 0 ? { systemInstruction: { parts: system.map((text) => ({ text })) } } : {}),
    ...tools,
    generationConfig,
  };
}
