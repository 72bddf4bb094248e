import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../json/json-object';
import { jsonSchemaOf } from './json-schema';

describe('jsonSchemaOf', () => {
  it.each<[JsonObject, JsonObject]>([
    [{ type: 'STRING', nullable: true }, { type: ['string', 'null'] }],
    [
      { type: 'STRING', enum: ['a'], nullable: true },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      { type: 'ARRAY', min_items: '2', items: { type: 'NUMBER' } },
      { type: 'array', minItems: 2, items: { type: 'number' } },
    ],
    [
      { type: 'OBJECT', properties: { any_of: { any_of: [{ type: 'STRING' }, 5] } }, propertyOrdering: ['any_of'] },
      { type: 'object', properties: { any_of: { anyOf: [{ type: 'string' }, 5] } } },
    ],
    [
      { type: 'object', properties: { type: { type: ['string', 'null'] } } },
      { type: 'object', properties: { type: { type: ['string', 'null'] } } },
    ],
  ])('says %j as a JSON schema', (schema, expected) => {
    expect(jsonSchemaOf(schema)).toEqual(expected);
  });

  it('closes objects where that is wanted, and leaves those that say what they are', () => {
    const open = { type: 'OBJECT', properties: { a: { type: 'OBJECT', additionalProperties: { type: 'STRING' } } } };
    expect(jsonSchemaOf(open, true)).toEqual({
      type: 'object',
      properties: { a: { type: 'object', additionalProperties: { type: 'string' } } },
      additionalProperties: false,
    });
  });

  it('takes any object, and leaves what it has said as it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.boolean(), (schema, closes) => {
        const said = jsonSchemaOf(schema, closes);
        expect(jsonSchemaOf(said, closes)).toEqual(said);
      }),
    );
  });
});
