import type { MessagesRequest } from '../../../anthropic/messages-wire';
import { type JsonObject, withoutUndefined } from '../../../json/json-object';
import type { TranslationContext } from '../../../translation/translator';
import { arrangeTurns } from './arrange-turns';
import { readConversation } from './conversation';
import { showsReasoning } from './hints';
import { readAccounting, refuseImpossible, unspokenMembers } from './other-members';
import type { RequestNotes } from './request-notes';
import { readResponseFormat } from './response-format';
import { readMaxTokens, readSampling, readStop } from './sampling';
import { readThinking } from './thinking';
import { readTools } from './tools';

/** A request for a chat completion as one for Anthropic Messages (protocols.md 9.1). @throws UntranslatableError */
export function readRequest(
  request: JsonObject,
  { model, traits }: TranslationContext,
  notes: RequestNotes,
): MessagesRequest {
  refuseImpossible(request);
  const { dropped } = notes;
  const setting = readTools(request, notes);
  const { format, answerTool, instruction } = readResponseFormat(request.response_format, traits, setting);
  notes.answerTool = answerTool?.name;
  const conversation = readConversation(request.messages, notes);
  const turns = arrangeTurns(conversation.pieces, traits, dropped);
  const system = instruction ? [...conversation.system, instruction] : conversation.system;
  const tools = answerTool ? [answerTool] : setting.tools;
  const choice = answerTool ? ({ type: 'tool', name: answerTool.name } as const) : setting.choice;
  const forcesTool = choice?.type === 'any' || choice?.type === 'tool';
  const thinking = readThinking({
    ...{ request, traits, turns, maxTokens: readMaxTokens(request, traits) },
    ...{ showsReasoning: showsReasoning(request), forcesTool },
  });
  // The one who thinks chooses freely. An answer's form is more than its thoughts.
  const isFree = thinking.isOn && forcesTool && !answerTool;
  const isThinking = thinking.isOn && !answerTool;
  if (isFree) dropped.push('tool_choice');
  const stop = readStop(request.stop, dropped);
  if (traits.thinking === 'none' && (request.reasoning_effort ?? 'none') !== 'none') dropped.push('reasoning_effort');
  const outputConfig = withoutUndefined({ effort: thinking.effort, format });
  dropped.push(...unspokenMembers(request));
  const optional = withoutUndefined({
    system: system.length > 0 ? system : undefined,
    tools: tools.length > 0 ? tools : undefined,
    tool_choice: isFree ? withoutUndefined({ ...choice, type: 'auto', name: undefined }) : choice,
    thinking: isThinking || !thinking.isOn ? thinking.thinking : undefined,
    output_config: Object.keys(outputConfig).length > 0 ? outputConfig : undefined,
    stop_sequences: stop.length > 0 ? stop : undefined,
    stream: request.stream === true ? true : undefined,
  });
  return {
    model: model.upstream,
    max_tokens: isThinking ? thinking.maxTokens : readMaxTokens(request, traits),
    messages: turns,
    ...optional,
    ...readSampling(request, traits, isThinking, dropped),
    ...readAccounting(request, dropped),
  };
}
