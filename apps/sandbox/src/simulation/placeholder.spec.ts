import { describe, expect, it } from 'vitest';
import { placeholderFor } from './placeholder';

describe('placeholderFor', () => {
  it('fills the required properties of an object and leaves the others out', () => {
    const schema = {
      type: 'object',
      properties: {
        city: { type: 'string' },
        days: { type: 'integer', minimum: 3 },
        exact: { type: 'boolean' },
        unit: { enum: ['celsius', 'fahrenheit'] },
        note: { type: 'string' },
      },
      required: ['city', 'days', 'exact', 'unit'],
    };
    expect(placeholderFor(schema)).toEqual({ city: 'sandbox city', days: 3, exact: true, unit: 'celsius' });
  });

  it('follows nesting, lists, alternatives and references', () => {
    const schema = {
      type: 'object',
      properties: {
        places: { type: 'array', minItems: 2, items: { $ref: '#/$defs/place' } },
        when: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
        tags: { type: 'array', items: { type: 'string' } },
        kind: { const: 'trip' },
        maybe: { type: ['number', 'null'] },
      },
      required: ['places', 'when', 'tags', 'kind', 'maybe'],
      $defs: { place: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] } },
    };
    expect(placeholderFor(schema)).toEqual({
      places: [{ name: 'sandbox name' }, { name: 'sandbox name' }],
      when: '2026-01-01',
      tags: [],
      kind: 'trip',
      maybe: 1,
    });
  });

  it('ends on a schema that refers to itself', () => {
    const schema = { type: 'object', properties: { next: { $ref: '#' } }, required: ['next'] };
    expect(JSON.stringify(placeholderFor(schema))).toContain('{"next":{"next":');
  });

  it('respects the lengths of texts', () => {
    expect(placeholderFor({ type: 'string', maxLength: 3 })).toBe('san');
    expect(placeholderFor({ type: 'string', minLength: 20 })).toHaveLength(20);
  });
});
