import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unspokenInside } from './unspoken-members';

describe('unspokenInside', () => {
  it('names what stands inside of settings, tools and turns and has no words elsewhere', () => {
    const request = {
      output_config: { effort: 'low', format: {}, task_budget: { total: 1 } },
      tools: [
        { name: 'a', defer_loading: true },
        { name: 'b', input_examples: [{}], allowed_callers: null },
      ],
      messages: [
        { role: 'user', content: 'Hi' },
        { role: 'system', content: 'So.', clear_at: 'never' },
      ],
    };
    expect(unspokenInside(request)).toEqual([
      'output_config.task_budget',
      'tools.1.input_examples',
      'messages.1.clear_at',
    ]);
  });

  it('takes any request', () => {
    const members = fc.record({ output_config: fc.jsonValue(), tools: fc.jsonValue(), messages: fc.jsonValue() });
    fc.assert(fc.property(members, (request) => Array.isArray(unspokenInside(request))));
  });
});
