import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './csv';

/** A strict reader of one line. */
function fieldsOf(line: string): string[] {
  const fields = `,${line.slice(0, -2)}`.match(/,(?:"(?:[^"]|"")*"|[^",\r\n]*)/g) ?? [];
  return fields.map((field) => (field.startsWith(',"') ? field.slice(2, -1).replaceAll('""', '"') : field.slice(1)));
}

describe('csvLine', () => {
  it('can be read back, whatever is in the fields', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', 'x', 'é') }), { minLength: 1 }),
        (values) => {
          const line = csvLine(values);
          expect(line.endsWith('\r\n')).toBe(true);
          const harmless = values.map((value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value));
          expect(fieldsOf(line)).toEqual(harmless);
        },
      ),
    );
  });

  it('never begins a field with what a spreadsheet calculates', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']) {
      expect(fieldsOf(csvLine(['x', text]))[1]).toMatch(/^'/);
    }
  });

  it('writes numbers as they are, objects as JSON and nothing for what is not there', () => {
    expect(csvLine([7, -7, { a: 1 }, undefined, null])).toBe('7,-7,"{""a"":1}",,\r\n');
  });
});
