import { type JsonObject, withoutUndefined } from '../../../json/json-object';
import type { TranslationContext } from '../../../translation/translator';
import type { ChatDialect } from '../chat-dialect';
import { readAnswerForm } from './answer-form';
import { readEffort } from './effort';
import { readIdentity, readLimit, readSampling, readService } from './options';
import { unspokenMembers } from './other-members';
import { readMessages } from './read-messages';
import type { RequestNotes } from './request-notes';
import { readSystem } from './system';
import { readTools } from './tools';

/** A request for Anthropic Messages as one for a chat completion (protocols.md 9.3). @throws UntranslatableError */
export function readRequest(
  request: JsonObject,
  context: TranslationContext,
  dialect: ChatDialect,
  notes: RequestNotes,
): JsonObject {
  const { dropped } = notes;
  const { responseFormat, instruction } = readAnswerForm(request, context.traits);
  const system = [
    ...readSystem(request.system, 'system', dropped),
    ...(instruction === undefined ? [] : [instruction]),
  ];
  const messages = readMessages(request.messages, context, notes);
  const body = {
    model: context.model.upstream,
    messages: system.length > 0 ? [{ role: 'system', content: system.join('\n\n') }, ...messages] : messages,
    ...readLimit(request, context, dialect),
    ...readTools(request, notes),
    ...withoutUndefined({
      reasoning_effort: readEffort(request, context, dropped),
      response_format: responseFormat,
    }),
    ...readSampling(request, context, dropped),
    ...readIdentity(request, context, dialect),
    ...readService(request, context),
    ...(request.stream === true ? { stream: true, stream_options: { include_usage: true } } : {}),
  };
  dropped.push(...unspokenMembers(request));
  return body;
}
