import type { JsonObject } from '../../../json/json-object';
import { type FeatureProbe, citySchema, probesOf } from '../feature-probe';
import { minimal } from './anthropic-messages-settings';

const probe = probesOf(minimal);
const lookup = { name: 'lookup', description: 'Looks up.', input_schema: citySchema };
const one = { tools: [lookup] };

/** A second tool beside one that every protocol has. */
const typed = (type: string, name = '', members: JsonObject = {}): FeatureProbe =>
  probe(`\`${type}\``, { tools: [lookup, { type, ...(name === '' ? {} : { name }), ...members }] }, one);
/** A member of a tool. */
const member = (feature: string, members: JsonObject, notes = {}): FeatureProbe =>
  probe(feature, { tools: [{ ...lookup, ...members }] }, one, notes);
const choice = (feature: string, toolChoice: JsonObject): FeatureProbe =>
  probe(feature, { ...one, tool_choice: toolChoice }, one);

/** Tools and their choice (protocols.md 1.3). */
export const toolsProbes = [
  probe('tool of the client', one),
  member('tool, `type: custom`', { type: 'custom' }, { harmless: 'it is what a tool is anyway' }),
  member('tool, `strict`', { strict: true }, { harmless: 'the schema is sent either way' }),
  member(
    'tool, `cache_control`',
    { cache_control: { type: 'ephemeral' } },
    { harmless: 'other upstreams cache prompts by themselves' },
  ),
  member('tool, `defer_loading`', { defer_loading: true }, { harmless: 'all tools are declared at once' }),
  member('tool, `eager_input_streaming`', { eager_input_streaming: true }, { harmless: 'it is about speed only' }),
  member('tool, `input_examples`', { input_examples: [{ city: 'Oslo' }] }),
  member('tool, `allowed_callers`', { allowed_callers: ['code_execution_20260521'] }),
  probe('tool, a name of more than 64 letters', { tools: [{ ...lookup, name: 'l'.repeat(100) }] }, one),
  choice('`tool_choice: auto`', { type: 'auto' }),
  choice('`tool_choice: any`', { type: 'any' }),
  choice('`tool_choice: tool`', { type: 'tool', name: 'lookup' }),
  choice('`tool_choice: none`', { type: 'none' }),
  probe(
    '`tool_choice` of a tool of the server',
    {
      tools: [lookup, { type: 'web_fetch_20260318', name: 'web_fetch' }],
      tool_choice: { type: 'tool', name: 'web_fetch' },
    },
    { tools: [lookup, { type: 'web_fetch_20260318', name: 'web_fetch' }] },
  ),
  probe(
    '`disable_parallel_tool_use`',
    { ...one, tool_choice: { type: 'auto', disable_parallel_tool_use: true } },
    { ...one, tool_choice: { type: 'auto' } },
    { inAnswer: true },
  ),
  typed('bash_20250124', 'bash'),
  typed('text_editor_20250728', 'str_replace_based_edit_tool'),
  typed('memory_20250818', 'memory'),
  typed('computer_20251124', 'computer', { display_width_px: 800, display_height_px: 600 }),
  typed('computer_toolset_20260801'),
  typed('browser_toolset_20260801'),
  typed('web_search_20260318', 'web_search'),
  probe(
    '`web_search`, `blocked_domains`',
    { tools: [{ type: 'web_search_20260318', name: 'web_search', blocked_domains: ['a.example'] }] },
    { tools: [{ type: 'web_search_20260318', name: 'web_search' }] },
  ),
  probe(
    '`web_search`, `max_uses`',
    { tools: [{ type: 'web_search_20260318', name: 'web_search', max_uses: 1 }] },
    { tools: [{ type: 'web_search_20260318', name: 'web_search' }] },
  ),
  typed('web_fetch_20260318', 'web_fetch'),
  typed('code_execution_20260521', 'code_execution'),
  typed('tool_search_tool_bm25_20251119', 'tool_search_tool_bm25'),
  typed('tool_search_tool_regex_20251119', 'tool_search_tool_regex'),
  typed('advisor_20260301', 'advisor', { model: 'another-model' }),
  typed('mcp_toolset', '', { mcp_server_name: 'm' }),
  typed('hologram_20300101', 'hologram'),
];
