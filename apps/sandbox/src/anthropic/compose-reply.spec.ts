import { noTokens } from '@app/common';
import { describe, expect, it } from 'vitest';
import { composeReply } from './compose-reply';
import { organizationOf } from '../caller/organization';
import type { Reply } from './reply';

const weather = {
  name: 'get_weather',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const tooled = (text: string, more: object = {}) => ({
  tools: [weather],
  messages: [{ role: 'user', content: text }],
  ...more,
});

const acme = organizationOf('sk-sandbox-org-acme-1');
const compose = (request: object): Reply =>
  composeReply(
    { model: 'sandbox-x', max_tokens: 1000, messages: [{ role: 'user', content: 'good morning' }], ...request },
    { ...noTokens, input: 7 },
    acme,
  );
const textOf = (reply: Reply) => reply.blocks.map((block) => block.pieces.join('')).join('|');
const kinds = (reply: Reply) => reply.blocks.map((block) => block.type);

describe('composeReply', () => {
  it('repeats what the user said, a word a piece, with four characters to the token', () => {
    const reply = compose({});
    expect(textOf(reply)).toBe('Hello from the Trunkline sandbox. You said: good morning');
    expect(reply.blocks[0]?.pieces.slice(-2)).toEqual(['good ', 'morning']);
    expect(reply.usage).toEqual({ ...noTokens, input: 7, output: 14 });
    expect(reply.stopReason).toBe('end_turn');
  });

  it('repeats 200 characters at most and cuts no character in half', () => {
    const question = `${'a'.repeat(199)}😀`;
    const said = textOf(compose({ messages: [{ role: 'user', content: question }] })).split('said: ')[1] ?? '';
    expect(said).toHaveLength(200);
    expect(said.isWellFormed()).toBe(true);
  });

  it('finds what was typed among reminders and behind instructions', () => {
    const messages = [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'typed by hand' },
          { type: 'text', text: '<system-reminder>use your tool</system-reminder>' },
        ],
      },
      { role: 'system', content: 'an instruction in the middle' },
    ];
    expect(textOf(compose({ messages, tools: [weather] }))).toContain('You said: typed by hand');
  });

  it.each([
    [5, 'Hello from the Trunk'],
    [0, ''],
  ])('ends after max_tokens %i', (limit, text) => {
    const reply = compose({ max_tokens: limit });
    expect(textOf(reply)).toBe(text);
    expect(reply).toMatchObject({ stopReason: 'max_tokens', usage: { output: limit } });
  });

  it('ends at the first stop sequence', () => {
    const reply = compose({ stop_sequences: ['said', 'Trunkline'] });
    expect(textOf(reply)).toBe('Hello from the ');
    expect(reply).toMatchObject({ stopReason: 'stop_sequence', stopSequence: 'Trunkline' });
  });

  it.each([
    ['the text has the word tool', tooled('use a tool please')],
    ['any tool is asked for', tooled('hi', { tool_choice: { type: 'any' } })],
    ['one tool is asked for by name', tooled('hi', { tool_choice: { type: 'tool', name: 'get_weather' } })],
  ])('calls a tool when %s', (_, request) => {
    const reply = compose(request);
    expect(reply.blocks).toMatchObject([{ type: 'tool_use', name: 'get_weather' }]);
    expect(reply.stopReason).toBe('tool_use');
    expect(JSON.parse(textOf(reply))).toEqual({ city: 'sandbox city' });
  });

  it.each([
    ['nothing asks for one', tooled('hello')],
    ['a word only contains it', tooled('a toolbox')],
    ['tool_choice is none', tooled('use a tool', { tool_choice: { type: 'none' } })],
    [
      'only server tools are there',
      tooled('use a tool', { tools: [{ type: 'web_search_20250305', name: 'web_search' }] }),
    ],
    ['the only tool is deferred', tooled('use a tool', { tools: [{ ...weather, defer_loading: true }] })],
  ])('answers with text when %s', (_, request) => {
    expect(kinds(compose(request))).toEqual(['text']);
  });

  it('answers with text after a tool has answered', () => {
    const result = [{ type: 'tool_result', tool_use_id: 'toolu_1', content: [{ type: 'text', text: '21 degrees' }] }];
    const reply = compose({
      tools: [weather],
      tool_choice: { type: 'any' },
      messages: [{ role: 'user', content: result }],
    });
    expect(textOf(reply)).toContain('The tool answered: 21 degrees');
  });

  it('thinks before it answers, and counts the thoughts even when it keeps them to itself', () => {
    const aloud = compose({ thinking: { type: 'adaptive' } });
    const silent = compose({ thinking: { type: 'enabled', budget_tokens: 1024, display: 'omitted' } });
    expect(kinds(aloud)).toEqual(['thinking', 'text']);
    expect(silent.blocks[0]).toMatchObject({ type: 'thinking', pieces: [] });
    expect(silent.thinkingTokens).toBe(aloud.thinkingTokens);
    expect(aloud.usage.output).toBe(aloud.thinkingTokens + 14);
    expect(kinds(compose({ thinking: { type: 'disabled' } }))).toEqual(['text']);
  });

  it('thinks in secret when the user says so', () => {
    const messages = [{ role: 'user', content: 'a redacted thought, please' }];
    const thinking = { type: 'adaptive' };
    expect(compose({ thinking, messages }).blocks[0]).toMatchObject({ type: 'redacted_thinking', pieces: [] });
    expect(kinds(compose({ messages }))).toEqual(['text']);
  });

  it('answers in the form that a JSON schema asks for', () => {
    const schema = { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] };
    const format = { type: 'json_schema', schema };
    expect(textOf(compose({ output_config: { effort: 'low', format } }))).toBe('{"title":"sandbox title"}');
    expect(textOf(compose({ output_format: format }))).toBe('{"title":"sandbox title"}');
  });

  it('says exactly as much as the model name asks for', () => {
    const stream = compose({ model: 'sandbox-stream-100x50', max_tokens: 1 });
    expect(stream).toMatchObject({ gapMs: 50, stopReason: 'end_turn', usage: { output: 100 } });
    expect(stream.blocks[0]?.pieces).toHaveLength(100);
    expect(textOf(compose({ model: 'sandbox-text-100001' }))).toHaveLength(100_001);
    expect(textOf(compose({ model: 'sandbox-text-0' }))).toBe('');
  });
});
