import { expect, it } from 'vitest';
import { keysFile } from './keys-file';

const line = { owner: 'lin', name: 'laptop', id: 'key_1', key: 'tl_secret' };

it('writes a line for each key, below a head', () => {
  expect(keysFile([line])).toBe('owner,name,id,key\r\n"lin","laptop","key_1","tl_secret"\r\n');
});

it('keeps quotes, commas and line breaks within their cell', () => {
  expect(keysFile([{ ...line, name: 'a "b", c\nd' }])).toContain('"a ""b"", c\nd"');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('lets no name become a formula (%j)', (name) => {
  expect(keysFile([{ ...line, name }])).toContain(`"'${name}"`);
});
