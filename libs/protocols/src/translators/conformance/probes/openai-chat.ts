import type { JsonObject } from '../../../json/json-object';
import { type FeatureProbe, PDF, PNG, TEXT_FILE, citySchema, probesOf } from '../feature-probe';

const user = (...parts: readonly JsonObject[]): JsonObject => ({
  role: 'user',
  content: [{ type: 'text', text: 'Hi' }, ...parts],
});
const probe = probesOf({ model: 'asked-model', messages: [user()] });
const stored = 'nothing is stored here';

const settings = [
  probe('`max_completion_tokens`', { max_completion_tokens: 1_000 }),
  probe('`max_tokens`', { max_tokens: 1_000 }),
  probe(
    '`stream_options.include_usage`',
    { stream: true, stream_options: { include_usage: true } },
    { stream: true },
    { inAnswer: true },
  ),
  probe(
    '`stream_options.include_obfuscation`',
    { stream: true, stream_options: { include_obfuscation: true } },
    { stream: true },
    { harmless: 'it hides the length of tokens on the way to OpenAI' },
  ),
  probe('`stop`', { stop: ['END'] }),
  probe('`stop`, spaces only', { stop: [' '] }),
  probe('`temperature`', { temperature: 0.2 }),
  probe('`top_p`', { top_p: 0.5 }),
  probe('`top_k` (of compatible servers)', { top_k: 20 }),
  probe('`seed`', { seed: 7 }),
  probe('`presence_penalty`', { presence_penalty: 0.5 }),
  probe('`frequency_penalty`', { frequency_penalty: 0.5 }),
  probe('`logit_bias`', { logit_bias: { 50256: -100 } }),
  probe('`logprobs`', { logprobs: true }),
  probe('`top_logprobs`', { logprobs: true, top_logprobs: 2 }, { logprobs: true }),
  probe('`n: 1`', { n: 1 }, {}, { harmless: 'it is what happens anyway' }),
  probe('`n: 2`', { n: 2 }),
  probe(
    '`reasoning_effort: none`',
    { reasoning_effort: 'none' },
    {},
    { harmless: 'it goes without saying to models that do not think' },
  ),
  ...['minimal', 'low', 'medium', 'high', 'xhigh', 'max'].map((effort) =>
    probe(`\`reasoning_effort: ${effort}\``, { reasoning_effort: effort }),
  ),
  probe('`verbosity`', { verbosity: 'low' }),
  probe(
    '`response_format: text`',
    { response_format: { type: 'text' } },
    {},
    { harmless: 'it is what happens anyway' },
  ),
  probe('`response_format: json_object`', { response_format: { type: 'json_object' } }),
  probe('`response_format: json_schema`', {
    response_format: { type: 'json_schema', json_schema: { name: 'city', schema: citySchema, strict: true } },
  }),
  probe('`modalities: text`', { modalities: ['text'] }, {}, { harmless: 'it is what happens anyway' }),
  probe('`modalities: audio`', { modalities: ['text', 'audio'], audio: { voice: 'alloy', format: 'mp3' } }),
  probe('`audio`', { audio: { voice: 'alloy', format: 'mp3' } }),
  probe('`prediction`', { prediction: { type: 'content', content: 'Hi' } }),
  probe('`web_search_options`', { web_search_options: {} }),
  probe('`moderation`', { moderation: { model: 'omni-moderation-latest' } }),
  probe('`store`', { store: true }),
  probe('`store: false`', { store: false }, {}, { harmless: stored }),
  probe('`metadata`', { metadata: { team: 'a' } }),
  probe('`user`', { user: 'user-1' }),
  probe('`safety_identifier`', { safety_identifier: 'user-1' }),
  ...['auto', 'default', 'priority', 'flex', 'scale', 'fast'].map((tier) =>
    probe(`\`service_tier: ${tier}\``, { service_tier: tier }),
  ),
  probe('`prompt_cache_key`', { prompt_cache_key: 'thread-1' }),
  probe('`prompt_cache_options`', { prompt_cache_options: { mode: 'explicit', ttl: '30m' } }),
  probe('`prompt_cache_retention`', { prompt_cache_retention: '24h' }),
  probe('`functions` (deprecated)', { functions: [{ name: 'lookup', parameters: citySchema }] }),
  probe('`function_call` (deprecated)', { function_call: 'auto' }),
];

const said = (feature: string, part: JsonObject): FeatureProbe => probe(feature, { messages: [user(part)] });
/** A member of the message that the assistant said before. */
const answered = (feature: string, members: JsonObject): FeatureProbe =>
  probe(
    feature,
    { messages: [user(), { role: 'assistant', content: 'A', ...members }, user()] },
    { messages: [user(), { role: 'assistant', content: 'A' }, user()] },
  );
const called = (toolCall: JsonObject, content: unknown): JsonObject => ({
  messages: [
    ...[user(), { role: 'assistant', content: 'A', tool_calls: [toolCall] }],
    { role: 'tool', tool_call_id: toolCall.id, content },
  ],
});
const call = { id: 'call_1', type: 'function', function: { name: 'lookup', arguments: '{"city":"Oslo"}' } };
const image = { type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}` } };
const texts = [{ type: 'text', text: 'Sunny' }];
const fileOf = (mediaType: string, data: string): JsonObject => ({
  ...{ type: 'file', file: { filename: 'a', file_data: `data:${mediaType};base64,${data}` } },
});

const content = [
  probe('system message', { messages: [{ role: 'system', content: 'Be brief.' }, user()] }),
  probe('developer message', { messages: [{ role: 'developer', content: 'Be brief.' }, user()] }),
  probe(
    'system message in the middle',
    { messages: [user(), { role: 'system', content: 'Be brief.' }, user()] },
    { messages: [user(), user()] },
  ),
  probe('`name` of a message', { messages: [{ ...user(), name: 'ada' }] }),
  said('text', { type: 'text', text: 'More.' }),
  said('image, data URI', image),
  said('image, address', { type: 'image_url', image_url: { url: 'https://a.example/a.png' } }),
  said('image, data URI, of a kind that is neither JPEG, PNG, GIF nor WebP', {
    ...{ type: 'image_url', image_url: { url: `data:image/bmp;base64,${PNG}` } },
  }),
  probe(
    'image, `detail`',
    { messages: [user({ type: 'image_url', image_url: { ...image.image_url, detail: 'low' } })] },
    { messages: [user(image)] },
    { harmless: 'how closely a model looks is left to it' },
  ),
  said('input_audio', { type: 'input_audio', input_audio: { data: PNG, format: 'wav' } }),
  said('file, PDF', fileOf('application/pdf', PDF)),
  said('file, text', fileOf('text/plain', TEXT_FILE)),
  said('file, of another kind', fileOf('application/zip', TEXT_FILE)),
  said('file, stored', { type: 'file', file: { file_id: 'file-1' } }),
  probe(
    '`cache_control` in a part (of compatible servers)',
    { messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi', cache_control: { type: 'ephemeral' } }] }] },
    {},
    { harmless: 'other upstreams cache prompts by themselves' },
  ),
  said('a kind that nobody knows', { type: 'hologram' }),
  answered('assistant, `refusal`', { refusal: 'No.' }),
  answered('assistant, `reasoning_content`', { reasoning_content: 'T' }),
  answered('assistant, `reasoning`', { reasoning: 'T' }),
  answered('assistant, `audio`', { audio: { id: 'audio_1' } }),
  answered('assistant, `function_call` (deprecated)', { function_call: { name: 'lookup', arguments: '{}' } }),
  probe('assistant message at the end (prefill)', { messages: [user(), { role: 'assistant', content: 'A' }] }),
  probe('tool call and its result', called(call, 'Sunny')),
  probe(
    'custom tool call and its result',
    called({ id: 'call_1', type: 'custom', custom: { name: 'edit', input: 'x' } }, 'Done'),
  ),
  probe('tool result, image', called(call, [...texts, image]), called(call, texts)),
  probe('tool result without its call', { messages: [user(), { role: 'tool', tool_call_id: 'call_9', content: 'x' }] }),
  probe('function message (deprecated)', { messages: [user(), { role: 'function', name: 'lookup', content: 'x' }] }),
];

const declared = { name: 'lookup', description: 'Looks up.', parameters: citySchema };
const lookup = { type: 'function', function: declared };
const edit = { type: 'custom', custom: { name: 'edit' } };
const grammar = { type: 'grammar', grammar: { syntax: 'lark', definition: 'start: "x"' } };
const one = { tools: [lookup] };
const two = { tools: [lookup, edit] };
const choice = (feature: string, toolChoice: unknown): FeatureProbe =>
  probe(feature, { ...two, tool_choice: toolChoice }, two);

const tools = [
  probe('function tool', one),
  probe('function tool, `strict`', { tools: [{ type: 'function', function: { ...declared, strict: true } }] }, one, {
    harmless: 'the schema is sent either way',
  }),
  probe('function tool, a name of more than 64 letters', {
    tools: [{ type: 'function', function: { ...declared, name: 'l'.repeat(100) } }],
  }),
  probe('custom tool', two, one),
  probe('custom tool, grammar', { tools: [{ ...edit, custom: { name: 'edit', format: grammar } }] }, { tools: [edit] }),
  probe('a tool of another type', { tools: [lookup, { type: 'web_search' }] }, one),
  choice('`tool_choice: auto`', 'auto'),
  choice('`tool_choice: required`', 'required'),
  choice('`tool_choice: none`', 'none'),
  choice('`tool_choice` of a function', { type: 'function', function: { name: 'lookup' } }),
  choice('`tool_choice` of a custom tool', { type: 'custom', custom: { name: 'edit' } }),
  choice('`tool_choice: allowed_tools`', {
    ...{ type: 'allowed_tools', allowed_tools: { mode: 'required', tools: [lookup] } },
  }),
  probe(
    '`tool_choice: required` of a model that thinks',
    { ...one, reasoning_effort: 'high', tool_choice: 'required' },
    { ...one, reasoning_effort: 'high' },
  ),
  probe('`parallel_tool_calls: false`', { ...one, parallel_tool_calls: false }, one, { inAnswer: true }),
];

/** Clients of Chat Completions (protocols.md 6.4). */
export const openaiChatProbes = [...settings, ...content, ...tools];
