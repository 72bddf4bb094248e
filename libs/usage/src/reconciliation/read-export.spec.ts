import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar } from '../calendar/calendar';
import { comparedMetrics } from './compared-figures';
import { ExportFormError } from './export-form-error';
import { type Provider, providers } from './export-forms';
import { type ExportQuestion, type ProviderExport, readExport } from './read-export';

const calendar = new Calendar('UTC');
const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '__fixtures__', name), 'utf8');

async function* portion(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

const read = (
  provider: Provider,
  text: string | Uint8Array,
  days: Pick<ExportQuestion, 'from' | 'to'> = {},
): Promise<ProviderExport> => readExport(portion(text), { provider, dayOf: (at) => calendar.dayOf(at), ...days });

/** Without what is nothing. */
const shown = ({ figures }: ProviderExport): object =>
  Object.fromEntries(
    [...figures.cells].map(([name, { figures: sums }]) => [
      name,
      Object.fromEntries(
        comparedMetrics.filter((metric) => sums[metric] !== 0n).map((metric) => [metric, sums[metric]]),
      ),
    ]),
  );

describe('readExport', () => {
  it("adds up a usage export of Anthropic's console", async () => {
    const found = await read('anthropic', fixture('anthropic-usage.csv'));
    expect(found).toMatchObject({ form: 'anthropic-usage', rows: 4, skippedRows: 0 });
    expect(found.metrics).toEqual(['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output', 'webSearches']);
    expect(shown(found)).toEqual({
      '2026-11-01 claude-haiku-4-5': {
        ...{ input: 1_300n, cacheRead: 50_000n, cacheWrite5m: 300n, cacheWrite1h: 20n, output: 850n, webSearches: 2n },
      },
      '2026-11-01 claude-opus-5': { input: 10n, output: 7n },
      '2026-11-02 claude-opus-5': { input: 250_000n, output: 9_000n },
    });
  });

  it("adds up a cost export of Anthropic's console, whose amounts are rounded to cents", async () => {
    const found = await read('anthropic', fixture('anthropic-cost.csv'));
    expect([found.form, found.metrics]).toEqual(['anthropic-cost', ['costNanoDollars']]);
    expect(shown(found)).toEqual({
      '2026-11-01 claude-haiku-4-5': { costNanoDollars: 70_000_000n },
      '2026-11-01 claude-3-5-sonnet': { costNanoDollars: 100_000_000n },
      '2026-11-02 claude-opus-5': { costNanoDollars: 1_300_000_000n },
    });
    expect(found.roundingOf.get('2026-11-01 claude-haiku-4-5')).toBe(10_000_000n);
  });

  it("adds up a usage export of OpenAI's platform, whose input contains what was cached", async () => {
    const found = await read('openai', fixture('openai-usage.csv'));
    expect(found).toMatchObject({ form: 'openai-usage', rows: 4, skippedRows: 1 });
    expect(shown(found)).toEqual({
      '2026-11-01 gpt-4o': { requests: 11n, input: 54_240n, cacheRead: 5_760n, output: 10_692n },
      '2026-11-03 gpt-5-mini': { requests: 3n, input: 80_992n, output: 274_770n },
    });
  });

  it('adds up an activity export of OpenAI with semicolons and headers as people write them', async () => {
    const found = await read('openai', fixture('openai-activity.csv'));
    expect(found.metrics).toEqual(['requests', 'input', 'output']);
    expect(shown(found)).toEqual({
      '2026-11-01 gpt-4-1': { requests: 4n, input: 1_000n, output: 200n },
      '2026-11-02 gpt-4-1': { requests: 1n, input: 50n, output: 9n },
    });
  });

  it('adds up a cost export of OpenAI to the last place', async () => {
    const found = await read('openai', fixture('openai-cost.csv'));
    expect(shown(found)).toEqual({
      '2026-11-01 gpt-4-1': { costNanoDollars: 895_886_600n },
      '2026-11-01 web-search-tool-calls': { costNanoDollars: 30_000_000n },
    });
    expect(found.roundingOf.get('2026-11-01 gpt-4-1')).toBe(0n);
  });

  it('leaves out the rows of other days', async () => {
    const found = await read('anthropic', fixture('anthropic-usage.csv'), { from: '2026-11-02', to: '2026-11-30' });
    expect(Object.keys(shown(found))).toEqual(['2026-11-02 claude-opus-5']);
    expect(found.skippedRows).toBe(3);
  });

  it('says the same whatever the order of rows and columns', async () => {
    const lines = fixture('anthropic-usage.csv')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const [header = [], ...rows] = lines;
    const whole = shown(await read('anthropic', fixture('anthropic-usage.csv')));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...header.keys()], { minLength: header.length }),
        fc.shuffledSubarray(rows, { minLength: rows.length }),
        async (order, shuffled) => {
          const text = [header, ...shuffled].map((fields) => order.map((index) => fields[index]).join(',')).join('\n');
          expect(shown(await read('anthropic', text))).toEqual(whole);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    [
      'a file of the other provider',
      'openai',
      fixture('anthropic-usage.csv'),
      ['usage_date_utc', 'model_version', 'input_tokens'],
    ],
    [
      'columns that are nobody’s',
      'anthropic',
      'foo,bar\n1,2\n',
      ['foo, bar', 'usage_input_tokens_no_cache', 'token_type'],
    ],
    ['a column that is there twice', 'openai', 'date,model,input_tokens,output_tokens,Model\n', ['twice']],
    ['nothing', 'openai', '', ['empty']],
    [
      'a day that is none',
      'openai',
      'date,model,input_tokens,output_tokens\nAugust,a,1,1\n',
      ['Line 2', '"August"', 'day'],
    ],
    [
      'a formula',
      'openai',
      'date,model,input_tokens,output_tokens\n2026-11-01,a,=1+1,1\n',
      ['Line 2', '"=1+1"', 'whole number'],
    ],
    ['a negative count', 'openai', 'date,model,input_tokens,output_tokens\n2026-11-01,a,-1,1\n', ['"-1"']],
    [
      'more cached tokens than tokens',
      'openai',
      'date,model,input_tokens,output_tokens,input_cached_tokens\n2026-11-01,a,1,1,2\n',
      ['"1"'],
    ],
    [
      'money that is none',
      'anthropic',
      'date,model,token_type,cost_usd\n2026-11-01,a,output,much\n',
      ['"much"', 'dollars'],
    ],
    ['another currency', 'openai', 'date,line_item,cost,currency\n2026-11-01,a,1,EUR\n', ['"EUR"', 'usd']],
  ] as const)('refuses %s, and says what is wrong', async (_, provider, text, words) => {
    const refusal = await read(provider, text).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ExportFormError);
    for (const word of words) expect((refusal as Error).message).toContain(word);
  });

  it('keeps its words short and on one line, whatever the header is', async () => {
    const header = Array.from({ length: 150 }, (_, index) => `"${'x'.repeat(200)}\n${index}"`).join(',');
    const refusal = await read('openai', `a,${header}\n`).catch((error: unknown) => error);
    expect((refusal as Error).message).not.toContain('\n');
    expect((refusal as Error).message.length).toBeLessThan(4_000);
  });

  it('either reads or refuses whatever it is given', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)),
      fc
        .tuple(
          fc.constantFrom('anthropic-usage.csv', 'openai-usage.csv', 'openai-cost.csv'),
          fc.nat(900),
          fc.uint8Array({ maxLength: 5 }),
        )
        .map(([name, at, noise]) =>
          Buffer.concat([Buffer.from(fixture(name)).subarray(0, at), noise, Buffer.from(fixture(name)).subarray(at)]),
        ),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.constantFrom(...providers), async (noise, provider) => {
        const answer = await read(provider, noise).catch((error: unknown) => error);
        if (answer instanceof Error) expect(answer).toBeInstanceOf(ExportFormError);
      }),
      { numRuns: 300 },
    );
  });
});
