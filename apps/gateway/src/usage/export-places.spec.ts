import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { begunTexts } from './begun-texts';
import { ExportPlaces } from './export-places';

async function* endless(): AsyncGenerator<string> {
  for (;;) yield await Promise.resolve('line');
}

describe('places of exports', () => {
  it('are sixteen, and free again when one ends, its client leaves, or it fails', async () => {
    const places = new ExportPlaces();
    const begin = (texts: AsyncIterable<string> = endless()) => begunTexts(places.hold(texts));
    const open = await Promise.all(Array.from({ length: 16 }, () => begin()));
    await expect(begin()).rejects.toMatchObject({ code: 'policy_concurrency_exceeded', status: 429 });

    await open[0]?.[Symbol.asyncIterator]().return?.();
    const failing = (async function* (): AsyncGenerator<string> {
      yield await Promise.reject<string>(new Error('no Redis'));
    })();
    await expect(begin(failing)).rejects.toThrow('no Redis');
    const short = await begin(
      (async function* () {
        yield await Promise.resolve('only one');
      })(),
    );
    expect(await text(short)).toBe('only one');
    await begin();
    await expect(begin()).rejects.toMatchObject({ code: 'policy_concurrency_exceeded' });
  });
});
