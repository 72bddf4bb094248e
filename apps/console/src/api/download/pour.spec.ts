import { expect, it, vi } from 'vitest';
import { TooLargeForMemory, memoryTarget } from './file-target';
import { BrokenOffError, pour } from './pour';

const pieces = ['one\n', 'two\n', 'three\n'].map((text) => new TextEncoder().encode(text));

const streamOf = (given: readonly Uint8Array<ArrayBuffer>[], end?: Error): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const left = [...given];
  return new ReadableStream({
    pull: (controller) => {
      const piece = left.shift();
      if (piece) controller.enqueue(piece);
      else if (end) controller.error(end);
      else controller.close();
    },
  });
};

it('saves a stream that came to its end, and tells how far it is', async () => {
  const save = vi.fn((saved: Uint8Array<ArrayBuffer>[]) => new TextDecoder().decode(Buffer.concat(saved)));
  const seen: number[] = [];
  await expect(pour(streamOf(pieces), memoryTarget(save), (bytes) => seen.push(bytes))).resolves.toBe(14);
  expect(save).toHaveReturnedWith('one\ntwo\nthree\n');
  expect(seen).toEqual([4, 8, 14]);
});

it('saves nothing of a stream that broke off', async () => {
  const save = vi.fn();
  await expect(pour(streamOf(pieces, new Error('cut')), memoryTarget(save), () => undefined)).rejects.toBeInstanceOf(
    BrokenOffError,
  );
  expect(save).not.toHaveBeenCalled();
});

it('gives up where it becomes more than memory should hold', async () => {
  const save = vi.fn();
  const stream = streamOf(pieces);
  await expect(pour(stream, memoryTarget(save, 10), () => undefined)).rejects.toBeInstanceOf(TooLargeForMemory);
  expect(save).not.toHaveBeenCalled();
});
