import type { JsonObject } from '../../../json/json-object';
import { type FeatureProbe, PDF, PNG, probesOf } from '../feature-probe';
import { minimal } from './anthropic-messages-settings';

const probe = probesOf(minimal);
const text = { type: 'text', text: 'Look:' };
const user = (...blocks: readonly JsonObject[]): JsonObject => ({ role: 'user', content: [text, ...blocks] });
const assistant = (...blocks: readonly JsonObject[]): JsonObject => ({ role: 'assistant', content: [text, ...blocks] });

/** One more block in what the user says. */
const said = (feature: string, block: JsonObject, notes = {}): FeatureProbe =>
  probe(feature, { messages: [user(block)] }, { messages: [user()] }, notes);
/** The same block with and without a member. */
const member = (feature: string, block: JsonObject, members: JsonObject, notes = {}): FeatureProbe =>
  probe(feature, { messages: [user({ ...block, ...members })] }, { messages: [user(block)] }, notes);
/** One more block in what the assistant said. */
const answered = (feature: string, ...blocks: readonly JsonObject[]): FeatureProbe =>
  probe(feature, { messages: [user(), assistant(...blocks), user()] }, { messages: [user(), assistant(), user()] });

const call = { type: 'tool_use', id: 'toolu_1', name: 'lookup', input: { city: 'Oslo' } };
/** What a tool gave back. */
const resulted = (feature: string, result: JsonObject, without: JsonObject = { content: 'Sunny' }): FeatureProbe => {
  const turns = (members: JsonObject): JsonObject => ({
    messages: [user(), assistant(call), user({ type: 'tool_result', tool_use_id: 'toolu_1', ...members })],
  });
  return probe(feature, turns(result), turns(without));
};
function result(): JsonObject {
  return { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: 'Sunny' }] };
}
const system = (content: unknown): JsonObject => ({ messages: [user(), { role: 'system', content }, user()] });

const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } };
const pdf = { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: PDF } };
const document = { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'A text.' } };
const found = { type: 'search_result', source: 'https://a.example', title: 'A', content: [text] };
const cites = { harmless: 'the text is sent, and is answered without naming where it stands' };
const serverCall = { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'q' } };
const serverResult = (type: string, content: unknown = []): JsonObject[] => [
  serverCall,
  { type, tool_use_id: 'srvtoolu_1', content },
];

/** What stands in messages (protocols.md 1.3). */
export const contentProbes = [
  said('text', { type: 'text', text: 'More.' }),
  member('text, `citations`', { type: 'text', text: 'More.' }, { citations: [] }, cites),
  said('image, base64', image),
  said('image, address', { type: 'image', source: { type: 'url', url: 'https://a.example/a.png' } }),
  said('image, stored file', { type: 'image', source: { type: 'file', file_id: 'file_1' } }),
  said('document, PDF in base64', pdf),
  said('document, text', document),
  said('document, content', { type: 'document', source: { type: 'content', content: [text, image] } }),
  said('document, address', { type: 'document', source: { type: 'url', url: 'https://a.example/a.pdf' } }),
  said('document, stored file', { type: 'document', source: { type: 'file', file_id: 'file_1' } }),
  member('document, `title`, of a text', document, { title: 'A' }),
  member('document, `title`, of a PDF', pdf, { title: 'A' }),
  member('document, `context`', document, { context: 'About it.' }),
  member('document, `citations`', document, { citations: { enabled: true } }, cites),
  said('search_result', found),
  member('search_result, `citations`', found, { citations: { enabled: true } }, cites),
  said('container_upload', { type: 'container_upload', file_id: 'file_1' }),
  said('a kind that nobody knows', { type: 'hologram' }),
  probe('assistant turn', { messages: [user(), assistant(), user()] }, { messages: [user()] }),
  probe('assistant turn at the end (prefill)', { messages: [user(), assistant()] }, { messages: [user()] }),
  probe('system turn in the middle', system('Be brief.'), { messages: [user(), user()] }),
  probe(
    'system turn, `clear_at`',
    {
      messages: [user(), { role: 'system', content: 'Be brief.', clear_at: 'next_user_message' }, user()],
    },
    system('Be brief.'),
  ),
  probe('system turn, tool_addition by name', system([toolChange('tool_addition'), text]), system([text]), {
    harmless: 'all tools are declared at once',
  }),
  probe('system turn, tool_removal', system([toolChange('tool_removal'), text]), system([text])),
  probe(
    'system turn, tool_addition with a definition',
    system([{ type: 'tool_addition', tool: { type: 'tool_definition', definition: definition() } }, text]),
    system([text]),
  ),
  probe(
    'thinking before a tool_use, sealed by the relay for this account',
    { messages: [user(), assistant({ type: 'thinking', thinking: 'T', signature: 'ours' }, call), result()] },
    { messages: [user(), assistant(call), result()] },
  ),
  answered('thinking of another account', { type: 'thinking', thinking: 'T', signature: 'foreign' }),
  answered('redacted_thinking', { type: 'redacted_thinking', data: 'foreign' }),
  probe(
    'tool_use and tool_result',
    { messages: [user(), assistant(call), result()] },
    { messages: [user(), assistant(), user()] },
  ),
  resulted('tool_result, `is_error`', { content: 'Sunny', is_error: true }),
  resulted('tool_result, image', { content: [text, image] }, { content: [text] }),
  resulted('tool_result, document', { content: [text, pdf] }, { content: [text] }),
  resulted('tool_result, search_result', { content: [text, found] }, { content: [text] }),
  resulted(
    'tool_result, tool_reference',
    { content: [text, { type: 'tool_reference', tool_name: 'lookup' }] },
    { content: [text] },
  ),
  resulted(
    'tool_result, browser_state',
    { content: [text, { type: 'browser_state', tabs: [{ id: 1, url: 'https://a.example' }] }] },
    { content: [text] },
  ),
  probe(
    'tool_result without its call',
    { messages: [user({ type: 'tool_result', tool_use_id: 'toolu_9', content: 'Sunny' })] },
    { messages: [user()] },
  ),
  answered('web search of the server', ...serverResult('web_search_tool_result')),
  answered('web fetch of the server', ...serverResult('web_fetch_tool_result')),
  answered('code execution of the server', ...serverResult('code_execution_tool_result')),
  answered('shell of the server', ...serverResult('bash_code_execution_tool_result')),
  answered('text editor of the server', ...serverResult('text_editor_code_execution_tool_result')),
  answered('tool search of the server', ...serverResult('tool_search_tool_result', { tool_references: [] })),
  answered('advisor of the server', ...serverResult('advisor_tool_result')),
  answered(
    'MCP call of the server',
    { type: 'mcp_tool_use', id: 'mcptoolu_1', name: 'm', server_name: 's', input: {} },
    { type: 'mcp_tool_result', tool_use_id: 'mcptoolu_1', content: 'r', is_error: false },
  ),
  answered('mcp_tool_listing', { type: 'mcp_tool_listing', mcp_server_name: 's', tools: [] }),
  answered('compaction', { type: 'compaction', content: 'What was said.' }),
  answered('fallback', { type: 'fallback', from: { model: 'a' }, to: { model: 'b' } }),
];

function toolChange(type: string): JsonObject {
  return { type, tool: { type: 'tool_reference', name: 'lookup' } };
}

function definition(): JsonObject {
  return { name: 'lookup', input_schema: { type: 'object', properties: {} } };
}
