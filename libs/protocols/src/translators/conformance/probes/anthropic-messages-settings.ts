import type { JsonObject } from '../../../json/json-object';
import { citySchema, probesOf } from '../feature-probe';

const turn = { role: 'user', content: 'Hi' };
export const minimal: JsonObject = { model: 'asked-model', max_tokens: 4_000, messages: [turn] };
const probe = probesOf(minimal);
const mark = { cache_control: { type: 'ephemeral' } };
const caches = { harmless: 'other upstreams cache prompts by themselves' };
const format = { type: 'json_schema', schema: citySchema };

/** Members beside messages and tools (protocols.md 1.3). */
export const settingsProbes = [
  probe('`max_tokens`', { max_tokens: 1_000 }),
  probe('`max_tokens: 0` (warms the prompt cache)', { max_tokens: 0 }),
  probe('`system`, text', { system: 'Be brief.' }),
  probe('`system`, blocks', { system: [{ type: 'text', text: 'Be brief.' }] }),
  probe(
    '`system` with the billing header of Claude Code',
    { system: [{ type: 'text', text: 'x-anthropic-billing-header: cc_version=1;' }] },
    {},
    { harmless: 'only Anthropic reads it' },
  ),
  probe('`stop_sequences`', { stop_sequences: ['END'] }),
  probe(
    '`stop_sequences`, the fifth',
    { stop_sequences: ['A', 'B', 'C', 'D', 'E'] },
    { stop_sequences: ['A', 'B', 'C', 'D'] },
  ),
  probe('`temperature`', { temperature: 0.2 }),
  probe('`top_p`', { top_p: 0.5 }),
  probe('`top_k`', { top_k: 20 }),
  probe('`thinking: enabled`', { thinking: { type: 'enabled', budget_tokens: 2_000 } }),
  probe(
    '`thinking: adaptive`',
    { thinking: { type: 'adaptive' } },
    {},
    { harmless: 'models that think do so by themselves' },
  ),
  probe(
    '`thinking: between_tools`',
    { thinking: { type: 'between_tools' } },
    {},
    { harmless: 'models that think do so between calls of tools, too' },
  ),
  probe('`thinking: disabled`', { thinking: { type: 'disabled' } }),
  probe(
    '`thinking.display: summarized`',
    { thinking: { type: 'adaptive', display: 'summarized' } },
    { thinking: { type: 'adaptive', display: 'omitted' } },
    { harmless: 'thinking is shown as far as the upstream tells of it' },
  ),
  probe('`output_config.effort`', { output_config: { effort: 'low' } }),
  probe('`output_config.format: json_schema`', { output_config: { format } }),
  probe('`output_config.task_budget`', { output_config: { task_budget: { type: 'tokens', total: 20_000 } } }),
  probe('`output_format` (beta)', { output_format: format }),
  probe('`metadata.user_id`', { metadata: { user_id: 'user-1' } }),
  probe('`service_tier: standard_only`', { service_tier: 'standard_only' }),
  probe('`service_tier: auto`', { service_tier: 'auto' }, {}, { harmless: 'it is what happens anyway' }),
  probe('`speed: fast`', { speed: 'fast' }),
  probe('`inference_geo`', { inference_geo: 'eu' }),
  probe('`cache_control` at the top', mark, {}, caches),
  probe('`cache_control` in `system`', systemWith(mark), systemWith({}), caches),
  probe(
    '`cache_control` in messages',
    { messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi', ...mark }] }] },
    { messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] },
    caches,
  ),
  probe('`container`', { container: 'container_1' }),
  probe('`container.skills`', { container: { skills: [{ type: 'anthropic', skill_id: 'pdf', version: 'latest' }] } }),
  probe('`mcp_servers`', { mcp_servers: [{ type: 'url', name: 'm', url: 'https://mcp.example' }] }),
  probe('`context_management`', { context_management: { edits: [{ type: 'clear_tool_uses_20250919' }] } }),
  probe('`compaction`', { compaction: { type: 'summarize' } }),
  probe('`fallbacks`', { fallbacks: [{ model: 'another-model' }] }),
  probe('`fallback_credit_token`', { fallback_credit_token: 'token' }),
  probe('`thread`', { thread: { previous_message_id: 'msg_1' } }),
  probe('`diagnostics`', { diagnostics: { previous_message_id: 'msg_1' } }),
  probe('`billing_policy`', { billing_policy: { type: 'billing_policy' } }),
  probe('`user_profile_id`', { user_profile_id: 'profile_1' }),
  probe('`workspace_id`', { workspace_id: 'wrkspc_1' }),
];

function systemWith(members: JsonObject): JsonObject {
  return { system: [{ type: 'text', text: 'Be brief.', ...members }] };
}
