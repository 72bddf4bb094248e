import { describe, expect, it } from 'vitest';
import { ExportFormError } from './export-form-error';
import { readCsv } from './read-csv';

async function* portions(bytes: Buffer, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield await Promise.resolve(bytes.subarray(from, from + size));
}

async function rowsOf(source: string | Buffer, size?: number): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const { fields } of readCsv(portions(Buffer.from(source), size))) rows.push(fields);
  return rows;
}

const plain = [
  ['day', 'model'],
  ['2026-11-01', 'a, "b"'],
];

describe('readCsv', () => {
  it.each([
    ['commas', 'day,model\n2026-11-01,"a, ""b"""\n'],
    ['carriage returns', 'day,model\r\n2026-11-01,"a, ""b"""\r\n'],
    ['semicolons', 'day;model\n2026-11-01;"a, ""b"""\n'],
    ['tabs', 'day\tmodel\n2026-11-01\t"a, ""b"""'],
    ['a byte order mark', '\ufeffday,model\n2026-11-01,"a, ""b"""\n'],
    ['empty lines and spaces around', '\n day , model \n\n 2026-11-01 , "a, ""b""" \n\n'],
  ])('reads a file with %s, in whatever portions it comes', async (_, text) => {
    for (const size of [undefined, 1, 3]) expect(await rowsOf(text, size)).toEqual(plain);
  });

  it('reads UTF-16 where the file says that it is that', async () => {
    const text = 'day,model\n2026-11-01,≤ 200k\n';
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16()]) expect((await rowsOf(bytes, 3))[1]?.[1]).toBe('≤ 200k');
  });

  it('reads nothing of an empty file', async () => {
    expect(await rowsOf('')).toEqual([]);
    expect(await rowsOf('\ufeff')).toEqual([]);
  });

  it.each([
    ['that is no text', Buffer.from([0x64, 0x61, 0xc3, 0x28, 0x0a]), 'no text in UTF-8'],
    ['that ends in the middle of a letter', Buffer.from('day,m\n1,é').subarray(0, -1), 'no text in UTF-8'],
    ['with NUL characters', 'day,model\n2026\0,a\n', 'NUL'],
    ['with rows of different widths', 'day,model\n1,2,3\n', 'no CSV that can be read'],
    ['with a quote that never ends', `day,model\n"${'x'.repeat(70_000)}`, 'no CSV that can be read'],
    ['with a cell of 300 KB', `day,model\n1,${'x'.repeat(300_000)}\n`, 'no CSV that can be read'],
    ['with a first line that never ends', 'x'.repeat(300_000), 'too long to be a header'],
    ['with more columns than a table has', `${'a,'.repeat(201)}\n`, 'more than 200 columns'],
    ['with a million columns', `${'a,'.repeat(1_000_000)}\n`, 'too long to be a header'],
  ])('refuses a file %s', async (_, source, reason) => {
    const refusal = await rowsOf(source, 16_384).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ExportFormError);
    expect((refusal as Error).message).toContain(reason);
  });

  it('reads no further than to what it refuses', async () => {
    let portionsRead = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('day,model\n');
      for (;;) {
        portionsRead += 1;
        yield await Promise.resolve(Buffer.from('1,"'.padEnd(1_000_000, 'x')));
      }
    }
    const read = async (): Promise<void> => {
      for await (const row of readCsv(endless())) expect(row.fields).toHaveLength(2);
    };
    await expect(read()).rejects.toThrow(ExportFormError);
    expect(portionsRead).toBeLessThan(10);
  });

  it('hands on what breaks off the upload', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.from('day,model\n1,2\n'));
      throw new Error('the caller left');
    }
    const read = async (): Promise<void> => {
      for await (const row of readCsv(broken())) expect(row.fields).toHaveLength(2);
    };
    await expect(read()).rejects.toThrow('the caller left');
  });
});
