import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { begunTexts } from './begun-texts';

async function* portions(ended: string[]): AsyncGenerator<string> {
  try {
    yield await Promise.resolve('first ');
    yield 'second';
  } finally {
    ended.push('ended');
  }
}

describe('texts that have begun', () => {
  it('are all there, the first one too', async () => {
    const ended: string[] = [];
    expect(await text(Readable.from(await begunTexts(portions(ended)), { objectMode: false }))).toBe('first second');
    expect(ended).toEqual(['ended']);
  });

  it('end where whoever asked for them has left before they were sent', async () => {
    const ended: string[] = [];
    const stream = Readable.from(await begunTexts(portions(ended)), { objectMode: false });
    stream.destroy();
    await once(stream, 'close');
    expect(ended).toEqual(['ended']);
  });

  it('fail at once where the first portion does', async () => {
    const failing = (async function* (): AsyncGenerator<string> {
      yield await Promise.reject<string>(new Error('no Redis'));
    })();
    await expect(begunTexts(failing)).rejects.toThrow('no Redis');
  });
});
