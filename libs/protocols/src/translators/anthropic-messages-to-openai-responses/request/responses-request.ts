import { type JsonObject, asNumber, asObject, asText, withoutUndefined } from '../../../json/json-object';
import type { ToolNames } from '../../../openai/tool-names';
import { hashedUser, sessionOfUserId } from '../../../openai/user-identity';
import type { TranslationContext } from '../../../translation/translator';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { answerFormatOf } from './answer-format';
import { itemsOfMessages } from './input-items';
import { blocksOf } from './input-parts';
import { reasoningOf } from './reasoning-settings';
import { toolChoiceOf, toolsOf } from './upstream-tools';

/** Less is refused (protocols.md 9.3). */
const LEAST_OUTPUT_TOKENS = 16;
/** Claude Code's header within the prompt: it changes with every prompt, and says nothing to a model (clients.md 2). */
const BILLING_HEADER = 'x-anthropic-billing-header';
/** Longest key of a prompt cache. */
const LONGEST_CACHE_KEY = 64;

export interface RequestScope {
  readonly context: TranslationContext;
  readonly names: ToolNames;
  readonly dropped: string[];
}

/** A Messages request in the words of the Responses API (protocols.md 9.3). Nothing is stored: encrypted reasoning comes back to the client. */
export function responsesRequest(request: JsonObject, { context, names, dropped }: RequestScope): JsonObject {
  const { traits, model } = context;
  const tools = toolsOf(request, { names, dropped });
  const choice = asObject(request.tool_choice);
  const isOneByOne = choice?.disable_parallel_tool_use === true && tools.length > 0;
  return {
    model: model.upstream,
    ...withoutUndefined({ instructions: instructionsOf(request.system) }),
    input: itemsOfMessages(request.messages, { names, context, dropped }),
    ...(tools.length === 0 ? {} : { tools }),
    ...withoutUndefined({
      tool_choice: toolChoiceOf(request, tools, names),
      parallel_tool_calls: isOneByOne ? false : undefined,
      max_output_tokens: maxOutputTokensOf(request, traits.maxOutputTokens),
      reasoning: reasoningOf(request, context),
      text: answerFormatOf(request, context),
      ...samplingOf(request, context),
      ...identityOf(request, context),
    }),
    store: false,
    ...(traits.thinking === 'none' ? {} : { include: ['reasoning.encrypted_content'] }),
    ...(request.stream === true ? { stream: true } : {}),
  };
}

function instructionsOf(system: unknown): string | undefined {
  if ((system ?? null) === null) return undefined;
  const texts = blocksOf(system, 'system').map((block, index) => {
    const text = asText(block.text);
    if (text === undefined) throw new UntranslatableError(`system.${index}`, 'must be a text');
    return text;
  });
  const said = texts.filter((text) => text !== '' && !text.startsWith(BILLING_HEADER)).join('\n\n');
  return said === '' ? undefined : said;
}

function maxOutputTokensOf({ max_tokens: said }: JsonObject, longest = Infinity): number {
  const tokens = asNumber(said);
  if (tokens === 0)
    throw new UntranslatableError('max_tokens', 'a request that only warms the prompt cache does nothing here');
  if (tokens === undefined || tokens < 0) throw new UntranslatableError('max_tokens', 'must be a number above 0');
  return Math.max(LEAST_OUTPUT_TOKENS, Math.min(Math.floor(tokens), longest));
}

function samplingOf(request: JsonObject, { traits, hints }: TranslationContext): JsonObject {
  if (!traits.sampling) return {};
  return {
    temperature: hints?.temperature ?? asNumber(request.temperature),
    top_p: hints?.topP ?? asNumber(request.top_p),
  };
}

/** Who asks, as a check sum, and which conversation it is, which finds its prompt cache again. */
function identityOf(request: JsonObject, { hints }: TranslationContext): JsonObject {
  const userId = asText(asObject(request.metadata)?.user_id) ?? '';
  const session = hints?.promptCacheKey ?? sessionOfUserId(userId);
  const isShort = session === undefined || session.length <= LONGEST_CACHE_KEY;
  return {
    safety_identifier: userId === '' ? undefined : hashedUser(userId),
    prompt_cache_key: isShort ? session : hashedUser(session),
    service_tier: hints?.serviceTier ?? (request.service_tier === 'standard_only' ? 'default' : undefined),
  };
}
