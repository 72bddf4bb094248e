import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Families } from './families';

/** Label values of all series of a name, read as the text format is to be read. */
function labelsIn(text: string, name: string): string[] {
  const values = [...text.matchAll(new RegExp(`^${name}\\{label="((?:[^"\\\\\\n]|\\\\.)*)"\\} `, 'gm'))];
  return values.map(([, value = '']) => value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)));
}

describe('Families', () => {
  it('writes any label value so that it can be read again, one line for each', async () => {
    const values = fc.uniqueArray(
      fc.string({ unit: 'binary' }).filter((value) => !/[\u2028\u2029\r]/.test(value)),
      {
        ...{ minLength: 1, maxLength: 8 },
      },
    );
    await fc.assert(
      fc.asyncProperty(values, async (labels) => {
        const families = new Families();
        const counter = families.counter('seen_total', 'Seen.', ['label']);
        for (const label of labels) counter.add(1, [label]);
        expect(labelsIn(await families.text(), 'trunkline_seen_total').sort()).toEqual([...labels].sort());
      }),
    );
  });

  it('counts every observation in its bucket and all above, and once in the sum', async () => {
    const observations = fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(observations, async (values) => {
        const families = new Families();
        const histogram = families.histogram('took_seconds', 'Took.', [], [1, 5, 10]);
        for (const value of values) histogram.observe(value, []);
        const text = await families.text();
        const counts = [...text.matchAll(/_bucket\{le="([^"]+)"\} (\d+)/g)].map(([, end, count]) => [
          end,
          Number(count),
        ]);
        const upTo = (end: number): number => values.filter((value) => value <= end).length;
        expect(counts).toEqual([...[1, 5, 10].map((end) => [String(end), upTo(end)]), ['+Inf', values.length]]);
        expect(text).toContain(`trunkline_took_seconds_count ${values.length}\n`);
        expect(Number(/_sum (\S+)/.exec(text)?.[1])).toBeCloseTo(
          values.reduce((sum, value) => sum + value, 0),
          6,
        );
      }),
    );
  });

  it.each([-1, NaN, Infinity, -Infinity])('takes no %d into a counter or a histogram', async (value) => {
    const families = new Families();
    families.counter('seen_total', 'Seen.').add(value, []);
    families.histogram('took_seconds', 'Took.').observe(value, []);
    const text = await families.text();
    expect(text).toContain('trunkline_seen_total 0\n');
    expect(text).not.toContain('trunkline_took_seconds_count');
  });

  it('leaves out a gauge that fails, throws or takes nothing, and shows the others', async () => {
    const families = new Families();
    families.gauge('failing', 'Fails.', [], () => Promise.reject(new Error('away')));
    families.gauge('throwing', 'Throws.', [], () => {
      throw new Error('broken');
    });
    families.gauge('silent', 'Says nothing.', [], () => undefined);
    families.gauge('good', 'Is\nread.', ['of'], (take) => {
      take(NaN, ['one']);
      take(Infinity, ['two']);
    });
    expect(await families.text()).toBe(
      '# HELP trunkline_good Is\\nread.\n# TYPE trunkline_good gauge\n' +
        'trunkline_good{of="one"} NaN\ntrunkline_good{of="two"} +Inf\n',
    );
  });
});
