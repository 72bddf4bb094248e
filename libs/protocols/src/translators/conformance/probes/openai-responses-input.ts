import type { JsonObject } from '../../../json/json-object';
import { type FeatureProbe, PDF, PNG, TEXT_FILE, probesOf } from '../feature-probe';
import { minimal } from './openai-responses-settings';

const probe = probesOf(minimal);
const text = { type: 'input_text', text: 'Hi' };
const message = (role: string, ...content: readonly JsonObject[]): JsonObject => ({ type: 'message', role, content });
const user = (...parts: readonly JsonObject[]): JsonObject => message('user', text, ...parts);
const assistant = message('assistant', { type: 'output_text', text: 'A', annotations: [] });

const said = (feature: string, part: JsonObject): FeatureProbe => probe(feature, { input: [user(part)] });
/** Items between two messages of the user. */
const between = (feature: string, ...items: readonly JsonObject[]): FeatureProbe =>
  probe(feature, { input: [user(), ...items, user()] }, { input: [user(), user()] });
/** Items after a message of the assistant. */
const item = (feature: string, ...items: readonly JsonObject[]): FeatureProbe =>
  probe(feature, { input: [user(), assistant, ...items, user()] }, { input: [user(), assistant, user()] });
const called = (feature: string, call: JsonObject, result: JsonObject): FeatureProbe =>
  item(feature, { call_id: 'call_1', ...call }, { call_id: 'call_1', ...result });

const call = { type: 'function_call', call_id: 'call_1', name: 'lookup', arguments: '{"city":"Oslo"}' };
const output = { type: 'function_call_output', call_id: 'call_1', output: 'Sunny' };
const outputOf = (output: unknown): JsonObject => ({
  input: [user(), call, { type: 'function_call_output', call_id: 'call_1', output }, user()],
});
const image = { type: 'input_image', detail: 'auto', image_url: `data:image/png;base64,${PNG}` };
const file = (members: JsonObject): JsonObject => ({ type: 'input_file', ...members });
const pdf = file({ filename: 'a.pdf', file_data: `data:application/pdf;base64,${PDF}` });

const content = [
  said('text', { type: 'input_text', text: 'More.' }),
  said('image, data URL', image),
  said('image, address', { ...image, image_url: 'https://a.example/a.png' }),
  said('image, stored file', { type: 'input_image', detail: 'auto', file_id: 'file-1' }),
  probe(
    'image, `detail`',
    { input: [user({ ...image, detail: 'low' })] },
    { input: [user(image)] },
    { harmless: 'how closely a model looks is left to it' },
  ),
  said('file, PDF', pdf),
  said('file, text', file({ filename: 'a.txt', file_data: `data:text/plain;base64,${TEXT_FILE}` })),
  said('file, of another kind', file({ filename: 'a.zip', file_data: `data:application/zip;base64,${TEXT_FILE}` })),
  said('file, address', file({ file_url: 'https://a.example/a.pdf' })),
  said('file, stored', file({ file_id: 'file-1' })),
  probe(
    '`prompt_cache_breakpoint`',
    { input: [message('user', { ...text, prompt_cache_breakpoint: { mode: 'explicit' } })] },
    {},
    { harmless: 'other upstreams cache prompts by themselves' },
  ),
  said('audio', { type: 'input_audio', input_audio: { data: PNG, format: 'wav' } }),
  said('a kind that nobody knows', { type: 'hologram' }),
  between('developer message', message('developer', text)),
  between('system message', message('system', text)),
  between('assistant message', assistant),
  between('assistant message, refusal', message('assistant', { type: 'refusal', refusal: 'No.' })),
  probe(
    'assistant message, `annotations`',
    {
      input: [
        user(),
        message('assistant', { type: 'output_text', text: 'A', annotations: [{ type: 'url_citation' }] }),
        user(),
      ],
    },
    { input: [user(), assistant, user()] },
    { harmless: 'they name sources only' },
  ),
  probe(
    'message, `phase`',
    { input: [user(), { ...assistant, phase: 'commentary' }, user()] },
    { input: [user(), assistant, user()] },
    { harmless: 'the text says the same without it' },
  ),
];

const items = [
  probe('function_call and its output', outputOf('Sunny'), { input: [user(), user()] }),
  probe('function_call_output, image', outputOf([text, image]), outputOf([text])),
  probe('function_call_output, file', outputOf([text, pdf]), outputOf([text])),
  item('function_call_output without its call', { type: 'function_call_output', call_id: 'call_9', output: 'x' }),
  probe(
    'function_call, `namespace`',
    {
      input: [user(), { ...call, namespace: 'mcp' }, { type: 'function_call_output', call_id: 'call_1', output: 'x' }],
    },
    { input: [user(), call, { type: 'function_call_output', call_id: 'call_1', output: 'x' }] },
  ),
  called(
    'custom_tool_call and its output',
    { type: 'custom_tool_call', name: 'edit', input: 'x' },
    { type: 'custom_tool_call_output', output: 'ok' },
  ),
  called(
    'local_shell_call and its output',
    { type: 'local_shell_call', action: { type: 'exec', command: ['ls'] } },
    { type: 'local_shell_call_output', output: 'ok' },
  ),
  called(
    'shell_call and its output',
    { type: 'shell_call', action: { commands: ['ls'] } },
    { type: 'shell_call_output', output: [{ stdout: 'a', stderr: '', outcome: { type: 'exit', exit_code: 0 } }] },
  ),
  called(
    'apply_patch_call and its output',
    { type: 'apply_patch_call', status: 'completed', operation: { type: 'delete_file', path: 'a' } },
    { type: 'apply_patch_call_output', status: 'failed', output: 'no' },
  ),
  called(
    'tool_search_call of the client and its output',
    { type: 'tool_search_call', execution: 'client', arguments: { query: 'q' } },
    { type: 'tool_search_output', tools: [] },
  ),
  item('tool_search_call of the server', { type: 'tool_search_call', execution: 'server', arguments: {} }),
  item('additional_tools', {
    type: 'additional_tools',
    role: 'developer',
    tools: [{ type: 'function', name: 'lookup', parameters: { type: 'object', properties: {} } }],
  }),
  probe(
    'reasoning before a function_call, sealed by the relay for this account',
    { input: [user(), { type: 'reasoning', summary: [], encrypted_content: 'ours' }, call, output] },
    { input: [user(), call, output] },
  ),
  item('reasoning of another account', { type: 'reasoning', summary: [], encrypted_content: 'foreign' }),
  item('compaction made by the relay', {
    type: 'compaction',
    encrypted_content: `summary.${Buffer.from('{"summary":"S"}').toString('base64url')}`,
  }),
  item('compaction of another vendor', { type: 'compaction', encrypted_content: 'foreign' }),
  item('compaction_trigger', { type: 'compaction_trigger' }),
  item('item_reference', { type: 'item_reference', id: 'msg_1' }),
  item('configuration_update', { type: 'configuration_update', reasoning: { effort: 'low' } }),
  ...[
    'web_search_call',
    'file_search_call',
    'code_interpreter_call',
    'image_generation_call',
    'computer_call',
    'mcp_list_tools',
    'mcp_call',
    'mcp_approval_request',
    'program',
  ].map((type) => item(type, { type, id: 'x_1', status: 'completed' })),
  item('computer_call_output', {
    type: 'computer_call_output',
    call_id: 'call_1',
    output: { type: 'computer_screenshot', image_url: image.image_url },
  }),
  item('mcp_approval_response', { type: 'mcp_approval_response', approval_request_id: 'x_1', approve: true }),
  item('program_output', { type: 'program_output', call_id: 'call_1', result: 'x' }),
  item('an item that nobody knows', { type: 'hologram' }),
];

/** What stands in the input (protocols.md 6.1). */
export const inputProbes = [...content, ...items];
