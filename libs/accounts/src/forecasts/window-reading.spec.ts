import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeWindowReadings } from './window-reading';

it('reads moment, utilization and reset, and leaves out what is none', () => {
  const text = '[[1,0.5,9],[2,0.6,false],[3],["4",1,1],null,[5,null,1],{"at":6},[7,1e999,1]]';
  expect(decodeWindowReadings(text)).toEqual([
    { at: 1, utilization: 0.5, resetsAt: 9 },
    { at: 2, utilization: 0.6 },
  ]);
});

it.each(['', '{}', 'null', '7', '[', '"[]"'])('takes %j for no readings', (text) => {
  expect(decodeWindowReadings(text)).toEqual([]);
});

it('throws at nothing', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(Array.isArray(decodeWindowReadings(text))).toBe(true);
    }),
  );
});
