import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonObject, asObject, isJsonObject } from '../../json/json-object';
import { geminiSchemaOf, hasParameters } from './json-schema';

const keywords: ReadonlySet<string> = new Set([
  ...['$id', '$defs', '$ref', '$anchor', 'type', 'format', 'title', 'description', 'enum', 'items', 'prefixItems'],
  ...['minItems', 'maxItems', 'minimum', 'maximum', 'anyOf', 'oneOf', 'properties', 'additionalProperties', 'required'],
]);

describe('geminiSchemaOf', () => {
  it.each<[JsonObject, JsonObject]>([
    [
      { type: 'string', const: 'a', default: 'a', examples: ['a'] },
      { type: 'string', enum: ['a'] },
    ],
    [
      { type: 'string', description: 'A name', minLength: 2, pattern: '^a' },
      { type: 'string', description: 'A name (minLength: 2, pattern: "^a")' },
    ],
    [{ type: ['string', 'null'] }, { type: ['string', 'null'] }],
    [
      { $ref: '#/definitions/a', description: 'x', definitions: { a: { type: 'string' } } },
      { $ref: '#/$defs/a', $defs: { a: { type: 'string' } } },
    ],
    [{ $ref: 'https://example.test/schema', type: 'object' }, { type: 'object' }],
    [
      {
        allOf: [{ properties: { a: { type: 'string' } }, required: ['a'] }, { properties: { b: true } }],
        type: 'object',
      },
      { type: 'object', properties: { b: {}, a: { type: 'string' } }, required: ['a'] },
    ],
    [{ items: [{ type: 'string' }, false] }, { prefixItems: [{ type: 'string' }, {}] }],
    [
      { properties: { a: {} }, required: ['a', 'b', 5] },
      { properties: { a: {} }, required: ['a'] },
    ],
    [
      {
        patternProperties: { '^x': {} },
        not: {},
        if: {},
        $schema: 's',
        additionalProperties: { type: 'string', maxLength: 1 },
      },
      {
        additionalProperties: { type: 'string', description: '(maxLength: 1)' },
      },
    ],
  ])('says %j in the words of Gemini', (schema, expected) => {
    expect(geminiSchemaOf(schema)).toEqual(expected);
  });

  it('uses no keyword that Gemini does not know, and gives the same when it is asked again', () => {
    const name = fc.constantFrom(...keywords, 'allOf', 'const', 'definitions', 'not', 'pattern', '__proto__');
    const { schema } = fc.letrec<{ schema: JsonObject; value: unknown }>((tie) => ({
      // Bounded: a tree of trees grows beyond all memory now and then.
      schema: fc.dictionary(name, tie('value'), { maxKeys: 4 }),
      value: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.jsonValue({ maxDepth: 2 }),
        tie('schema'),
        fc.array(tie('schema'), { maxLength: 2 }),
        fc.dictionary(name, tie('schema'), { maxKeys: 2 }),
      ),
    }));
    fc.assert(
      fc.property(schema, (each) => {
        const said = geminiSchemaOf(each);
        checkKeywords(said);
        expect(geminiSchemaOf(said)).toEqual(said);
      }),
      { numRuns: 300 },
    );
  });
});

function checkKeywords(schema: JsonObject): void {
  for (const [name, value] of Object.entries(schema)) {
    expect(keywords.has(name)).toBe(true);
    if (name === 'properties' || name === '$defs')
      for (const inner of Object.values(asObject(value) ?? {})) checkAny(inner);
    else if (name !== 'enum' && ['items', 'anyOf', 'oneOf', 'prefixItems', 'additionalProperties'].includes(name))
      checkAny(value);
  }
}

function checkAny(value: unknown): void {
  if (Array.isArray(value)) value.forEach(checkAny);
  else if (isJsonObject(value)) checkKeywords(value);
}

describe('hasParameters', () => {
  it('knows a function without arguments', () => {
    expect(hasParameters({ type: 'object', properties: {}, additionalProperties: false })).toBe(false);
    expect(hasParameters({ type: 'object', properties: { a: {} } })).toBe(true);
    expect(hasParameters({ $ref: '#/$defs/a' })).toBe(true);
  });
});
