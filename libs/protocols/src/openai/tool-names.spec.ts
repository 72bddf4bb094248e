import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ToolNames } from './tool-names';

const name = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '_', '-', '.', ' ', 'ü'), maxLength: 8 }),
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 60, maxLength: 130 }),
);

describe('ToolNames', () => {
  it('gives every name one of its own that the other side can read, and finds the way back', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), fc.array(name, { maxLength: 5 }), (names, reserved) => {
        const toolNames = new ToolNames(64, reserved);
        const short = names.map((each) => toolNames.shorten(each));
        for (const each of short) expect(each).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
        expect(new Set(short).size).toBe(new Set(names).size);
        expect(short.map((each) => toolNames.restore(each))).toEqual(names);
        expect(names.map((each) => toolNames.shorten(each))).toEqual(short);
      }),
    );
  });

  it('keeps what fits and the beginning of what does not, the same in every request', () => {
    const long = `mcp__server__${'x'.repeat(60)}`;
    const short = new ToolNames().shorten(long);
    expect(new ToolNames().shorten('Read')).toBe('Read');
    expect(short).toMatch(/^mcp__server__x{40}_[0-9a-f]{10}$/);
    expect(new ToolNames().shorten(long)).toBe(short);
  });

  it('does not take the name of a tool for a shortened one', () => {
    const long = 'y'.repeat(100);
    const short = new ToolNames().shorten(long);
    const toolNames = new ToolNames(64, [short]);
    expect(toolNames.shorten(long)).not.toBe(short);
    expect(toolNames.restore(short)).toBe(short);
  });

  it('leaves a name alone that the upstream made up', () => {
    expect(new ToolNames().restore('constructor')).toBe('constructor');
  });
});
