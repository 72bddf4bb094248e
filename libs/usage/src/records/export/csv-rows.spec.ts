import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLines } from './csv-rows';

describe('csvLines', () => {
  it('gives back every text as it was, but for an apostrophe before what a spreadsheet would calculate', () => {
    const cells = fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(cells, fc.constantFrom('', '=', '+', '-', '@', '\t', '\r'), ([first = '', ...rest], sign) => {
        const row = [`${sign}${first}`, ...rest];
        const [read = []] = parse(csvLines([row]), { record_delimiter: '\r\n' });
        expect(read.map((cell, index) => (cell === row[index] ? cell : cell.slice(1)))).toEqual(row);
        for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it('writes numbers, switches and what is not there', () => {
    expect(csvLines([[1, true, null, undefined, 'a"b', 'a,b']])).toBe('1,true,,,"a""b","a,b"\r\n');
  });
});
