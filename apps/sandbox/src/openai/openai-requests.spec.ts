import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Received, type RunningSandbox, runSandbox } from '../testing/running-sandbox';

const headers = { authorization: 'Bearer sk-sandbox-abcdef' };
const jsonOf = (received: Received) => JSON.parse(received.body.toString()) as Record<string, unknown>;
const user = { role: 'user', content: 'hi' };
const chat = { model: 'sandbox-x', messages: [user] };
const responses = { model: 'sandbox-x', input: [user] };
const call = { type: 'function_call', call_id: 'call_1', name: 'f', arguments: '{}' };
const output = { type: 'function_call_output', call_id: 'call_1', output: 'done' };
const toolTurn = { role: 'assistant', tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'f' } }] };
const content = (part: object, role = 'user') => ({ ...responses, input: [{ role, content: [part] }] });

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

const ask = (path: string, body: object) => sandbox.ask({ path, headers, body });

describe('a wrong Chat Completions request', () => {
  it.each<[string, object, string | null]>([
    ['without a model', { messages: [user] }, 'model'],
    ['without messages', { model: 'sandbox-x' }, 'messages'],
    ['with no message', { ...chat, messages: [] }, 'messages'],
    ['with an unknown role', { ...chat, messages: [{ role: 'model', content: 'hi' }] }, 'messages[0].role'],
    ['with content that is none', { ...chat, messages: [{ role: 'user', content: 5 }] }, 'messages[0].content'],
    ['for several choices', { ...chat, n: 2 }, 'n'],
    ['with options of a stream that is none', { ...chat, stream_options: { include_usage: true } }, 'stream_options'],
    [
      'with an answer to no call',
      { ...chat, messages: [user, { role: 'tool', tool_call_id: 'x', content: '' }] },
      'messages[1].role',
    ],
    ['with a call that has no answer', { ...chat, messages: [user, toolTurn, user] }, 'messages[2].role'],
    ['with the old limit for a model that reasons', { ...chat, model: 'o4-mini', max_tokens: 5 }, 'max_tokens'],
    ['with a temperature for a model that reasons', { ...chat, model: 'o4-mini', temperature: 0.5 }, 'temperature'],
    ['for JSON of which nobody speaks', { ...chat, response_format: { type: 'json_object' } }, 'messages'],
    [
      'with a schema that has no name',
      { ...chat, response_format: { type: 'json_schema', json_schema: { schema: {} } } },
      'response_format.json_schema.name',
    ],
  ])('%s is a 400 that says what is wrong', async (_, body, param) => {
    const answer = await ask('/v1/chat/completions', body);
    expect(answer.status).toBe(400);
    expect(jsonOf(answer)).toMatchObject({ error: { type: 'invalid_request_error', param } });
  });
});

describe('a wrong Responses request', () => {
  it.each<[string, object, string | null]>([
    ['without input', { model: 'sandbox-x' }, 'input'],
    ['with fewer output tokens than the API takes', { ...responses, max_output_tokens: 1 }, 'max_output_tokens'],
    [
      'with the nested tools of Chat Completions',
      { ...responses, tools: [{ type: 'function', function: { name: 'f' } }] },
      'tools[0].name',
    ],
    ['with text as Chat Completions has it', content({ type: 'text', text: 'hi' }), 'input[0].content[0].type'],
    [
      'with input said by the assistant',
      content({ type: 'input_text', text: 'hi' }, 'assistant'),
      'input[0].content[0].type',
    ],
    [
      'with an image that is none',
      content({ type: 'input_image', image_url: 'data:text/plain,hi' }),
      'input[0].content[0].image_url',
    ],
    ['with an item of another API', { ...responses, input: [{ type: 'tool_result' }] }, 'input[0].type'],
    ['with an id of another kind of item', { ...responses, input: [{ ...call, id: 'call_1' }, output] }, 'input[0].id'],
    ['with a call that has no output', { ...responses, input: [call, user] }, 'input'],
    ['with an output of no call', { ...responses, input: [output] }, 'input'],
    [
      'with arguments that are no text',
      { ...responses, input: [{ ...call, arguments: {} }, output] },
      'input[0].arguments',
    ],
    [
      'for JSON without a schema',
      { ...responses, text: { format: { type: 'json_schema', name: 'x' } } },
      'text.format.schema',
    ],
    ['that wants its answer later', { ...responses, background: true }, 'background'],
  ])('%s is a 400 that says what is wrong', async (_, body, param) => {
    const answer = await ask('/v1/responses', body);
    expect(answer.status).toBe(400);
    expect(jsonOf(answer)).toMatchObject({ error: { type: 'invalid_request_error', param } });
  });

  it('brings what another organisation thought, or what is not kept', async () => {
    const request = {
      ...responses,
      reasoning: { effort: 'low' },
      include: ['reasoning.encrypted_content'],
      store: false,
    };
    const [thought] = jsonOf(await ask('/v1/responses', request)).output as Record<string, unknown>[];
    const replay = { ...responses, input: [thought, user], store: false };
    expect((await ask('/v1/responses', replay)).status).toBe(200);
    const foreign = { authorization: 'Bearer sk-sandbox-other' };
    const refused = await sandbox.ask({ path: '/v1/responses', headers: foreign, body: replay });
    expect(refused.status).toBe(400);
    expect(jsonOf(refused)).toMatchObject({
      error: { code: 'invalid_encrypted_content', type: 'invalid_request_error' },
    });
    const named = { ...responses, input: [{ ...thought, encrypted_content: undefined }, user] };
    expect((await ask('/v1/responses', named)).status).toBe(404);
  });
});

describe('a Responses request', () => {
  it('may have images, files of the API and items that the sandbox does not look into', async () => {
    const image = { type: 'input_image', image_url: 'data:image/png;base64,iVBORw0KGgo=', detail: 'auto' };
    const additional = {
      type: 'additional_tools',
      tools: [{ type: 'namespace', name: 'n', tools: [{ type: 'function', name: 'f' }] }],
    };
    const input = [additional, { role: 'user', content: [image, { type: 'input_text', text: 'use a tool' }] }];
    const answer = jsonOf(await ask('/v1/responses', { ...responses, input }));
    expect(answer).toMatchObject({ output: [{ type: 'function_call', name: 'f', namespace: 'n' }] });
  });

  it('that ends with the wish to be made shorter is answered with one item', async () => {
    const answer = jsonOf(await ask('/v1/responses', { ...responses, input: [user, { type: 'compaction_trigger' }] }));
    expect(answer).toMatchObject({ status: 'completed', output: [{ type: 'compaction' }] });
  });
});

describe('every OpenAI path', () => {
  const names = [
    'model',
    'messages',
    'input',
    'tools',
    'tool_choice',
    'text',
    'reasoning',
    'response_format',
    'stop',
    'stream_options',
  ];
  const words = fc.constantFrom(
    'user',
    'assistant',
    'tool',
    'message',
    'function_call',
    'json_schema',
    'input_image',
    'x',
  );
  const part = fc.dictionary(
    fc.constantFrom(
      'type',
      'role',
      'content',
      'id',
      'name',
      'function',
      'format',
      'tool_calls',
      'schema',
      'output',
      'call_id',
    ),
    fc.oneof(
      words,
      fc.jsonValue({ maxDepth: 2 }),
      fc.array(fc.dictionary(fc.constantFrom('type', 'name', 'text'), fc.oneof(words, fc.jsonValue({ maxDepth: 2 })))),
    ),
  );
  const anything = fc.oneof(fc.jsonValue({ maxDepth: 2 }), part, fc.array(part));
  const body = fc.dictionary(fc.constantFrom(...names), anything).map((given) => ({ ...given, model: 'sandbox-x' }));

  it.each([
    '/v1/responses',
    '/v1/chat/completions',
    '/v1/embeddings',
    '/v1/responses/compact',
    '/v1/responses/input_tokens',
  ])('%s refuses what it cannot read and never breaks', async (path) => {
    await fc.assert(
      fc.asyncProperty(body, async (given) => {
        expect((await ask(path, given)).status).toBeLessThan(500);
      }),
      { numRuns: 30 },
    );
  });
});
