import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailSentences } from './detail-sentences';
import { fieldSentences } from './field-sentences';
import { reasonOfDetail, reasonOfField } from './reason-of';

const filled = (text: string, value: string): string => text.replace(/\{\{\w+\}\}/g, () => value);
const gaps = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();

describe.each([
  ['details', detailSentences, reasonOfDetail],
  ['fields', fieldSentences, reasonOfField],
] as const)('sentences of %s', (_, sentences, reasonOf) => {
  it.each(Object.entries(sentences))('are known as %s, with what stands in their gaps', (id, text) => {
    const reason = reasonOf(filled(text, '12'));
    expect(reason).toEqual({ id, values: Object.fromEntries(gaps(text).map((name) => [name, '12'])) });
  });

  it('have no reason where they are in no table, whatever they say', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5_000 }), (text) => {
        expect(reasonOf(`${text}\u0000`)).toBeUndefined();
      }),
    );
  });
});

it('reads what the validator says of a number', () => {
  expect(reasonOfField('must be shorter than or equal to 100 characters')).toEqual({
    ...{ id: 'too-long', values: { most: '100' } },
  });
});
