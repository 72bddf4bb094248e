import { type JsonObject, asList, asText } from '../../../json/json-object';
import { hashedUser } from '../../../openai/user-identity';
import { UntranslatableError } from '../../../translation/untranslatable-error';

/** Members that are translated, or say nothing but how the answer is to come. */
const spoken: ReadonlySet<string> = new Set([
  ...['model', 'messages', 'max_completion_tokens', 'max_tokens', 'n', 'stop', 'temperature', 'top_p', 'top_k'],
  ...['tools', 'tool_choice', 'parallel_tool_calls', 'functions', 'response_format', 'reasoning_effort', 'stream'],
  ...['stream_options', 'service_tier', 'safety_identifier', 'user', 'modalities', 'include_reasoning'],
]);

/** Paths of the members that Anthropic has no words for and that can be left out. */
export function unspokenMembers(request: JsonObject): string[] {
  return Object.entries(request)
    .filter(([name, value]) => !spoken.has(name) && value !== null && value !== undefined && value !== false)
    .map(([name]) => name);
}

/** @throws UntranslatableError for what would be another answer than the one asked for */
export function refuseImpossible({ n, modalities }: JsonObject): void {
  if (n !== undefined && n !== null && n !== 1)
    throw new UntranslatableError('n', 'the model gives one answer at a time');
  const index = asList(modalities).findIndex((modality) => modality !== 'text');
  if (index >= 0) throw new UntranslatableError(`modalities.${index}`, 'the model answers in text only');
}

const tiers: Readonly<Record<string, string>> = { auto: 'auto', default: 'standard_only', priority: 'auto' };

/** `service_tier` and `metadata` of the request to Anthropic. */
export function readAccounting(request: JsonObject, dropped: string[]): JsonObject {
  const tier = asText(request.service_tier);
  const serviceTier = tier !== undefined && Object.hasOwn(tiers, tier) ? tiers[tier] : undefined;
  if (tier !== undefined && serviceTier === undefined) dropped.push('service_tier');
  const user = asText(request.safety_identifier) ?? asText(request.user);
  return {
    ...(serviceTier === undefined ? {} : { service_tier: serviceTier }),
    ...(user === undefined || user === '' ? {} : { metadata: { user_id: hashedUser(user) } }),
  };
}
