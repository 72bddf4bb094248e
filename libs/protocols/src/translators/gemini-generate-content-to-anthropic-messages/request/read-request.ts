import type { MessagesRequest } from '../../../anthropic/messages-wire';
import { memberOf } from '../../../gemini/members';
import { type JsonObject, withoutUndefined } from '../../../json/json-object';
import { optionalObject } from '../../../openai/guarded-members';
import type { TranslationContext } from '../../../translation/translator';
import { arrangeTurns } from '../../openai-chat-to-anthropic-messages/request/arrange-turns';
import { readAnswerForm } from './answer-form';
import { readContents, readSystem } from './contents';
import { CONFIG, readMaxTokens, readSampling, readStops } from './generation';
import { noteUnspoken, readServiceTier, refuseImpossible } from './other-members';
import type { RequestNotes } from './request-notes';
import { readThinking } from './thinking';
import { readTools } from './tools';

/** A request for generateContent as one for Anthropic Messages (protocols.md 9.4). @throws UntranslatableError */
export function readRequest(
  request: JsonObject,
  { model, traits, sealer, isStreaming }: TranslationContext,
  notes: RequestNotes,
): MessagesRequest {
  const config = optionalObject(memberOf(request, CONFIG), CONFIG);
  refuseImpossible(request, config);
  const { tools, choice } = readTools(request, notes);
  const { format, instruction } = readAnswerForm(config, traits);
  const system = [...readSystem(memberOf(request, 'systemInstruction')), ...(instruction ? [instruction] : [])];
  const turns = arrangeTurns(readContents(request.contents, sealer, notes), traits, notes.dropped);
  const forcesTool = choice?.type === 'any' || choice?.type === 'tool';
  const question = { config, traits, turns, maxTokens: readMaxTokens(config, traits), forcesTool };
  const { thinking, effort, maxTokens, isOn } = readThinking(question, notes);
  const outputConfig = withoutUndefined({ effort, format });
  const stops = readStops(config, notes);
  const sampling = readSampling(config, traits.sampling && !isOn, notes);
  noteUnspoken(request, notes);
  return {
    model: model.upstream,
    max_tokens: maxTokens,
    messages: turns,
    ...withoutUndefined({
      system: system.length > 0 ? system : undefined,
      tools: tools.length > 0 ? tools : undefined,
      tool_choice: choice,
      thinking,
      output_config: Object.keys(outputConfig).length > 0 ? outputConfig : undefined,
      stop_sequences: stops.length > 0 ? stops : undefined,
      stream: isStreaming === true ? true : undefined,
      service_tier: readServiceTier(request, notes),
    }),
    ...sampling,
  };
}
