import type { JsonObject } from '../../../json/json-object';
import { citySchema, probesOf } from '../feature-probe';

export const minimal: JsonObject = {
  ...{
    model: 'asked-model',
    input: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hi' }] }],
  },
};
const probe = probesOf(minimal);
const shown = { harmless: 'reasoning is shown as far as the upstream tells of it' };
const more = { harmless: 'it asks for more of what a tool of the server or the sampler did' };
const usual = { harmless: 'it is what happens anyway' };

/** Members beside input and tools (protocols.md 6.1). */
export const settingsProbes = [
  probe('`instructions`', { instructions: 'Be brief.' }),
  probe('`input`, a text', { input: 'Hello' }),
  probe('`max_output_tokens`', { max_output_tokens: 1_000 }),
  probe('`max_tool_calls`', { max_tool_calls: 3 }),
  probe(
    '`stream_options.include_obfuscation`',
    { stream: true, stream_options: { include_obfuscation: true } },
    { stream: true },
  ),
  probe('`temperature`', { temperature: 0.2 }),
  probe('`top_p`', { top_p: 0.5 }),
  probe('`top_logprobs`', { top_logprobs: 2 }),
  ...['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'].map((effort) =>
    probe(`\`reasoning.effort: ${effort}\``, { reasoning: { effort } }),
  ),
  probe(
    '`reasoning.summary`',
    { reasoning: { effort: 'high', summary: 'detailed' } },
    { reasoning: { effort: 'high' } },
    shown,
  ),
  probe(
    '`reasoning.generate_summary` (deprecated)',
    { reasoning: { effort: 'high', generate_summary: 'detailed' } },
    { reasoning: { effort: 'high' } },
    shown,
  ),
  probe(
    '`reasoning.context`',
    { reasoning: { effort: 'high', context: 'all_turns' } },
    { reasoning: { effort: 'high' } },
  ),
  probe('`reasoning.mode`', { reasoning: { effort: 'high', mode: 'pro' } }, { reasoning: { effort: 'high' } }),
  probe('`text.format: text`', { text: { format: { type: 'text' } } }, {}, usual),
  probe('`text.format: json_object`', { text: { format: { type: 'json_object' } } }),
  probe('`text.format: json_schema`', {
    text: { format: { type: 'json_schema', name: 'city', schema: citySchema, strict: true } },
  }),
  probe('`text.format` that nobody knows', { text: { format: { type: 'xml' } } }),
  probe('`text.verbosity`', { text: { verbosity: 'low' } }),
  probe(
    '`include: reasoning.encrypted_content`',
    { include: ['reasoning.encrypted_content'] },
    {},
    { harmless: 'reasoning is always sealed and handed to the client' },
  ),
  probe('`include: message.output_text.logprobs`', { include: ['message.output_text.logprobs'] }, {}, more),
  probe('`include: web_search_call.action.sources`', { include: ['web_search_call.action.sources'] }, {}, more),
  probe('`include: code_interpreter_call.outputs`', { include: ['code_interpreter_call.outputs'] }, {}, more),
  probe(
    '`store: true`',
    { store: true },
    {},
    { harmless: 'nothing is stored here, and who asks for what was stored is refused' },
  ),
  probe('`store: false`', { store: false }, {}, usual),
  probe('`previous_response_id`', { previous_response_id: 'resp_1' }),
  probe('`conversation`', { conversation: 'conv_1' }),
  probe('`prompt`', { prompt: { id: 'pmpt_1' } }),
  probe('`background: true`', { background: true }),
  probe('`background: false`', { background: false }, {}, usual),
  probe('`truncation: auto`', { truncation: 'auto' }),
  probe('`truncation: disabled`', { truncation: 'disabled' }),
  probe('`context_management`', { context_management: [{ type: 'compaction', compact_threshold: 100_000 }] }),
  probe('`moderation`', { moderation: { model: 'omni-moderation-latest' } }),
  probe('`access_programs`', { access_programs: { cyber: 'standard' } }),
  probe('`image`', { image: { context_compression: 'enabled' } }),
  probe('`metadata`', { metadata: { team: 'a' } }, {}, { inAnswer: true }),
  probe('`user`', { user: 'user-1' }),
  probe('`safety_identifier`', { safety_identifier: 'user-1' }),
  ...['auto', 'default', 'priority', 'flex', 'scale', 'fast', 'ultrafast'].map((tier) =>
    probe(`\`service_tier: ${tier}\``, { service_tier: tier }),
  ),
  probe(
    '`prompt_cache_key`',
    { prompt_cache_key: 'thread-1' },
    {},
    { harmless: 'other upstreams cache prompts by themselves' },
  ),
  probe('`prompt_cache_options`', { prompt_cache_options: { mode: 'explicit', ttl: '30m' } }),
  probe('`prompt_cache_retention`', { prompt_cache_retention: '24h' }),
];
