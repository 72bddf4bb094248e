import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../json/json-object';
import { openSealer } from '../../../openai/conformance/golden-case';
import { readContents } from './contents';
import { RequestNotes } from './request-notes';

const read = (contents: readonly JsonObject[], notes = new RequestNotes()) =>
  readContents(contents, openSealer, notes).map(({ role, content }) => ({ role, content }));
const call = (name: string, id?: string): JsonObject => ({
  role: 'model',
  parts: [{ functionCall: { name, args: {}, ...(id === undefined ? {} : { id }) } }],
});
const result = (name: string, output: string, id?: string): JsonObject => ({
  functionResponse: { name, response: { output }, ...(id === undefined ? {} : { id }) },
});
const use = (id: string, name: string): JsonObject => ({ type: 'tool_use', id, name, input: {} });
const answerTo = (id: string, text: string): JsonObject => ({
  ...{ type: 'tool_result', tool_use_id: id },
  content: [{ type: 'text', text }],
});

describe('readContents', () => {
  it('puts the events of a stream that a client keeps one by one together again', () => {
    const said = ['One', ' ', 'two', '\n'].map((text) => ({ role: 'model', parts: [{ text }] }));
    const answers = { role: 'user', parts: [result('f', 'a'), result('g', 'b')] };
    expect(read([{ parts: [{ text: 'Hi' }] }, ...said, call('f'), call('g'), answers])).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
      { role: 'assistant', content: [{ type: 'text', text: 'One two\n' }, use('call_5_0', 'f'), use('call_6_0', 'g')] },
      { role: 'user', content: [answerTo('call_5_0', 'a'), answerTo('call_6_0', 'b')] },
    ]);
  });

  it('leaves out what the model said where it is nothing but space', () => {
    const parts = [{ text: '\n' }, ...(call('f').parts as JsonObject[]), { text: ' ' }];
    expect(read([{ role: 'model', parts }])).toEqual([{ role: 'assistant', content: [use('call_0_1', 'f')] }]);
  });

  it('finds the call of a result by its id, and else by the order of calls of the same name', () => {
    const model = { role: 'model', parts: ['1', '2'].flatMap((id) => call('f', id).parts as JsonObject[]) };
    const swapped = { role: 'user', parts: [result('f', 'second', '2'), result('f', 'first')] };
    expect(read([model, swapped])[1]?.content).toEqual([answerTo('2', 'second'), answerTo('1', 'first')]);
  });

  it('gives calls that a client gives one id each an id of their own, and their results too', () => {
    const turn = [call('f', 'f'), { role: 'user', parts: [result('f', 'x', 'f')] }];
    const ids = read([...turn, ...turn]).map(({ content }) => content.map((block) => block.id ?? block.tool_use_id));
    expect(ids).toEqual([['f'], ['f'], ['f_call_2_0'], ['f_call_2_0']]);
  });

  it('does not take a result for one of an earlier turn', () => {
    const notes = new RequestNotes();
    const late = { role: 'user', parts: [result('f', 'x')] };
    const contents = [call('f'), { parts: [{ text: 'Go on' }] }, { role: 'model', parts: [{ text: 'Well' }] }, late];
    expect(read(contents, notes).at(-1)?.content).toEqual([]);
    expect(notes.dropped).toEqual(['contents.3.parts.0.functionResponse']);
  });
});
