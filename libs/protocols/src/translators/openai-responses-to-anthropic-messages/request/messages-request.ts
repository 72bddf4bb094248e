import type { MessagesRequest, MessageTurn, TextBlock, ToolChoice } from '../../../anthropic/messages-wire';
import { type JsonObject, asText, withoutUndefined } from '../../../json/json-object';
import { hashedUser } from '../../../openai/user-identity';
import type { ModelTraits } from '../../../translation/model-traits';
import type { TranslationContext } from '../../../translation/translator';
import { markedSystem, markedTurns } from './cache-marks';
import type { ClientTools } from '../client-tools';
import { generationSettings } from './generation-settings';
import type { Conversation } from './input-turns';
import { serviceTierOf } from './request-members';
import { answerFormatOf } from './text-format';
import { chooseTools } from './tool-choice';

interface RequestScope {
  readonly conversation: Conversation;
  readonly tools: ClientTools;
  readonly context: TranslationContext;
  readonly dropped: string[];
}

/** The request around a conversation that has been read. */
export function messagesRequest(request: JsonObject, scope: RequestScope): MessagesRequest {
  const { conversation, context, dropped } = scope;
  const { turns, wantsCompaction } = conversation;
  const { traits } = context;
  const canThink = !wantsCompaction && mayThink(turns, traits);
  const settings = generationSettings({ request, traits, dropped, canThink });
  const { format, instruction } = wantsCompaction ? {} : answerFormatOf(request.text, traits.structuredOutput);
  const system = [...textOf(request.instructions), ...conversation.system, ...textOf(instruction)];
  const isCached = typeof request.prompt_cache_key === 'string';
  const outputConfig = withoutUndefined({ effort: settings.effort, format });
  return {
    model: context.model.upstream,
    max_tokens: settings.maxTokens,
    ...(system.length === 0 ? {} : { system: isCached ? markedSystem(system) : system }),
    messages: isCached ? markedTurns(turns) : turns,
    ...toolMembers(request, settings.thinking, scope),
    ...(settings.thinking ? { thinking: settings.thinking } : {}),
    ...(Object.keys(outputConfig).length === 0 ? {} : { output_config: outputConfig }),
    ...(settings.temperature === undefined ? {} : { temperature: settings.temperature }),
    ...(settings.topP === undefined ? {} : { top_p: settings.topP }),
    ...withoutUndefined({ service_tier: serviceTierOf(request), metadata: metadataOf(request) }),
    ...(request.stream === true ? { stream: true } : {}),
  };
}

function textOf(value: unknown): TextBlock[] {
  const text = asText(value) ?? '';
  return text === '' ? [] : [{ type: 'text', text }];
}

function metadataOf(request: JsonObject): JsonObject | undefined {
  const user = asText(request.safety_identifier) ?? asText(request.user) ?? '';
  return user === '' ? undefined : { user_id: hashedUser(user) };
}

/**
 * Models that think by budget refuse to think on after results of a tool where the turn that called it does not begin with thinking, which
 * it does not where that was another account's (protocols.md 9.1).
 */
function mayThink(turns: readonly MessageTurn[], { thinking }: ModelTraits): boolean {
  if (thinking !== 'budget' || turns.at(-1)?.content[0]?.type !== 'tool_result') return true;
  const first = turns.findLast(({ role }) => role === 'assistant')?.content[0]?.type;
  return first === 'thinking' || first === 'redacted_thinking';
}

function toolMembers(
  request: JsonObject,
  thinking: JsonObject | undefined,
  { conversation, tools, context, dropped }: RequestScope,
): { readonly tools?: readonly JsonObject[]; readonly tool_choice?: ToolChoice } {
  const chosen = chooseTools(request, tools);
  if (chosen.tools.length === 0) return {};
  // The tools stay, as the history calls them, and a prompt cache begins with them.
  if (conversation.wantsCompaction) return { tools: chosen.tools, tool_choice: { type: 'none' } };
  const { toolChoice } = chosen;
  const isForced = toolChoice?.type === 'any' || toolChoice?.type === 'tool';
  const isThinking = thinking !== undefined && thinking.type !== 'disabled' && context.traits.thinking !== 'level';
  if (!isForced || !isThinking) return { tools: chosen.tools, ...(toolChoice ? { tool_choice: toolChoice } : {}) };
  dropped.push('tool_choice');
  const isOneByOne = toolChoice.disable_parallel_tool_use === true;
  const auto: ToolChoice = { type: 'auto', ...(isOneByOne ? { disable_parallel_tool_use: true } : {}) };
  return { tools: chosen.tools, tool_choice: auto };
}
