import type { JsonObject } from '../../../json/json-object';
import { type FeatureProbe, citySchema, probesOf } from '../feature-probe';
import { minimal } from './openai-responses-settings';

const probe = probesOf(minimal);
const lookup = { type: 'function', name: 'lookup', description: 'Looks up.', parameters: citySchema, strict: false };
const edit = { type: 'custom', name: 'edit' };
const one = { tools: [lookup] };
const two = { tools: [lookup, edit] };
const grammar = { type: 'grammar', syntax: 'lark', definition: 'start: "x"' };

/** A second tool beside one that every protocol has. */
const typed = (type: string, members: JsonObject = {}, feature = `\`${type}\``): FeatureProbe =>
  probe(feature, { tools: [lookup, { type, ...members }] }, one);
const member = (feature: string, members: JsonObject, notes = {}): FeatureProbe =>
  probe(feature, { tools: [{ ...lookup, ...members }] }, one, notes);
const choice = (feature: string, toolChoice: unknown, tools: JsonObject = two): FeatureProbe =>
  probe(feature, { ...tools, tool_choice: toolChoice }, tools);

/** Tools and their choice (protocols.md 6.1). */
export const toolsProbes = [
  probe('`function`', one),
  member('`function`, `strict`', { strict: true }, { harmless: 'the schema is sent either way' }),
  member('`function`, a name of more than 64 letters', { name: 'l'.repeat(100) }),
  member('`function`, `defer_loading`', { defer_loading: true }, { harmless: 'all tools are declared at once' }),
  member('`function`, `allowed_callers`', { allowed_callers: ['programmatic'] }),
  member(
    '`function`, `output_schema`',
    { output_schema: citySchema },
    { harmless: 'it describes what the client sends' },
  ),
  member('`function`, `async`', { async: true }),
  probe('`custom`', two, one),
  probe('`custom`, grammar', { tools: [{ ...edit, format: grammar }] }, { tools: [edit] }),
  typed('namespace', { name: 'mcp', description: 'Tools.', tools: [{ ...lookup, name: 'find' }] }),
  typed('local_shell'),
  typed('shell', { environment: { type: 'local' } }, '`shell` of the client'),
  typed('shell', { environment: { type: 'container_auto' } }, '`shell` of the server'),
  typed('apply_patch'),
  typed('tool_search', { execution: 'client' }, '`tool_search` of the client'),
  typed('tool_search', { execution: 'server' }, '`tool_search` of the server'),
  typed('web_search'),
  typed('web_search_preview'),
  typed('web_search', { external_web_access: false }, '`web_search`, in its cache only'),
  probe(
    '`web_search`, `filters.allowed_domains`',
    { tools: [{ type: 'web_search', filters: { allowed_domains: ['a.example'] } }] },
    { tools: [{ type: 'web_search' }] },
  ),
  probe(
    '`web_search`, `search_context_size`',
    { tools: [{ type: 'web_search', search_context_size: 'low' }] },
    { tools: [{ type: 'web_search' }] },
  ),
  typed('file_search', { vector_store_ids: ['vs_1'] }),
  typed('code_interpreter', { container: { type: 'auto' } }),
  typed('image_generation'),
  typed('mcp', { server_label: 'm', server_url: 'https://mcp.example' }),
  typed('computer'),
  typed('computer_use_preview', { display_width: 800, display_height: 600, environment: 'linux' }),
  typed('programmatic_tool_calling'),
  typed('hologram', {}, 'a tool that nobody knows'),
  choice('`tool_choice: auto`', 'auto'),
  choice('`tool_choice: required`', 'required'),
  choice('`tool_choice: none`', 'none'),
  choice('`tool_choice` of a function', { type: 'function', name: 'lookup' }),
  choice('`tool_choice` of a custom tool', { type: 'custom', name: 'edit' }),
  choice('`tool_choice` of `web_search`', { type: 'web_search' }, { tools: [lookup, { type: 'web_search' }] }),
  choice('`tool_choice` of `mcp`', { type: 'mcp', server_label: 'm' }),
  choice('`tool_choice: allowed_tools`', { type: 'allowed_tools', mode: 'required', tools: [lookup] }),
  probe(
    '`tool_choice: required` of a model that thinks',
    { ...one, reasoning: { effort: 'high' }, tool_choice: 'required' },
    { ...one, reasoning: { effort: 'high' } },
  ),
  probe('`parallel_tool_calls: false`', { ...one, parallel_tool_calls: false }, one, { inAnswer: true }),
];
