import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClientTool, ClientTools } from './client-tools';

const word = fc.string({ unit: fc.constantFrom('a', '_', 'ü'), minLength: 1, maxLength: 4 });
const longWord = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 120, maxLength: 140 });
const tool: fc.Arbitrary<ClientTool> = fc.record(
  { kind: fc.constantFrom('function', 'custom'), name: fc.oneof(word, longWord), namespace: word },
  { requiredKeys: ['kind', 'name'] },
);

describe('ClientTools', () => {
  it('gives different tools different names that Anthropic accepts, and finds each of them again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(tool, { maxLength: 20, selector: (each) => JSON.stringify(each) }), (list) => {
        const tools = new ClientTools();
        const names = list.map((each) => tools.wireName(each));
        expect(new Set(names).size).toBe(new Set(list.map(keyOf)).size);
        for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_-]{1,128}$/);
        expect(names.map((name) => keyOf(tools.toolNamed(name)))).toEqual(list.map(keyOf));
      }),
    );
  });

  it('keeps the first definition of a tool', () => {
    const tools = new ClientTools();
    tools.define({ kind: 'function', name: 'f' }, { description: 'first' });
    tools.define({ kind: 'function', name: 'f' }, { description: 'second' });
    expect(tools.definitions).toEqual([{ name: 'f', description: 'first' }]);
  });

  it('takes a tool that nobody defined for a function', () => {
    expect(new ClientTools().toolNamed('constructor')).toEqual({ kind: 'function', name: 'constructor' });
  });
});

const keyOf = ({ kind, name, namespace }: ClientTool): string => JSON.stringify([kind, name, namespace]);
