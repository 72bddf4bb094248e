import { type JsonObject, asNumber, asObject, asText, withoutUndefined } from '../../../json/json-object';
import type { RequestHints } from '../../../translation/request-hints';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { wantsSummary } from './generation-settings';

/** Codex sends everything again when it reads of it (protocols.md 9.2). */
export const STORED = 'previous_response_not_found: nothing is stored here; send the whole conversation';

/** Members that ask for what lives with the client's vendor. */
const refused: Readonly<Record<string, string>> = {
  previous_response_id: STORED,
  conversation: STORED,
  prompt: 'stored prompts live with their vendor; send the instructions instead',
};

/** Members that are translated, echoed, or ask for what happens anyway. */
const understood = new Set([
  ...[
    'model',
    'input',
    'instructions',
    'tools',
    'tool_choice',
    'parallel_tool_calls',
    'max_output_tokens',
    'reasoning',
  ],
  ...[
    'text',
    'include',
    'store',
    'stream',
    'background',
    'temperature',
    'top_p',
    'prompt_cache_key',
    'metadata',
    'user',
  ],
  ...['safety_identifier', 'service_tier', ...Object.keys(refused)],
]);
const usualTiers = ['auto', 'default', 'priority'];

/** @throws UntranslatableError for what the relay cannot do */
export function refuseWhatIsStored(request: JsonObject): void {
  for (const [name, reason] of Object.entries(refused)) {
    if ((request[name] ?? null) !== null) throw new UntranslatableError(name, reason);
  }
  if (request.background === true)
    throw new UntranslatableError('background', 'answers in the background are not kept here');
}

/** Paths of members that are left out whole. */
export function leftOut(request: JsonObject): string[] {
  const unknown = Object.keys(request).filter((name) => !understood.has(name) && (request[name] ?? null) !== null);
  const verbosity = asObject(request.text)?.verbosity ?? null;
  const tier = request.service_tier ?? null;
  const reasoning = asObject(request.reasoning);
  return [
    ...unknown,
    ...(verbosity === null ? [] : ['text.verbosity']),
    ...['context', 'mode'].filter((name) => (reasoning?.[name] ?? null) !== null).map((name) => `reasoning.${name}`),
    ...(tier === null || (typeof tier === 'string' && usualTiers.includes(tier)) ? [] : ['service_tier']),
  ];
}

/** `service_tier` in Anthropic's words; undefined: nothing was said, or nothing that it knows. */
export function serviceTierOf({ service_tier: tier }: JsonObject): string | undefined {
  if (tier === 'default') return 'standard_only';
  return tier === 'auto' || tier === 'priority' ? 'auto' : undefined;
}

/** What Anthropic has no words for. */
export function hintsOf(request: JsonObject): RequestHints {
  const reasoning = asObject(request.reasoning);
  return withoutUndefined({
    temperature: asNumber(request.temperature),
    topP: asNumber(request.top_p),
    reasoningEffort: asText(reasoning?.effort),
    verbosity: asText(asObject(request.text)?.verbosity),
    promptCacheKey: asText(request.prompt_cache_key),
    serviceTier: asText(request.service_tier),
    showsReasoning: reasoning ? wantsSummary(reasoning) : undefined,
  });
}
