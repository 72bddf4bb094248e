import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withReadableJob } from './readable-job';

const reply = (...fields: string[]): unknown => [fields, 'id', 0, 0];

describe('withReadableJob', () => {
  it('leaves a job alone whose data and options are objects', () => {
    const whole = reply('name', 'test', 'data', '{"accountId":"acc_1"}', 'opts', '{"attempts":3}');
    expect(withReadableJob(whole)).toBe(whole);
  });

  it.each(['', '{', 'null', '7', '"text"', 'undefined'])('gives a job whose data are %j empty ones', (data) => {
    expect(withReadableJob(reply('data', data, 'opts', '{"attempts":3}'))).toEqual(
      reply('data', '{}', 'opts', '{"attempts":3}'),
    );
  });

  it('does not take a value that reads like the name of a field for one', () => {
    const named = reply('name', 'data', 'failedReason', 'opts', 'data', '{}');
    expect(withReadableJob(named)).toBe(named);
  });

  it('leaves whatever is no job as it is', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        const [job] = Array.isArray(anything) ? (anything as unknown[]) : [];
        fc.pre(!Array.isArray(job));
        expect(withReadableJob(anything)).toBe(anything);
      }),
    );
  });

  it('ends with data and options that can be parsed, whatever lies there', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom('data', 'opts', 'name'), fc.string(), fc.json())), (fields) => {
        const [readable] = withReadableJob([fields]) as [string[]];
        for (const [index, field] of readable.entries()) {
          if (index % 2 !== 0 || (field !== 'data' && field !== 'opts')) continue;
          if (index + 1 < readable.length) expect(typeof JSON.parse(readable[index + 1] ?? '')).toBe('object');
        }
      }),
    );
  });
});
