import { describe, expect, it } from 'vitest';
import type { PlatformAdapter } from '@app/platforms';
import { streamBeginning } from './stream-beginning';

const plain = streamBeginning({} as PlatformAdapter, {});
/** Its framing: a length in one byte, then so many bytes of server-sent events. */
const framed = streamBeginning(
  {
    createStreamDecoder: () => ({
      push: (bytes: Buffer) => {
        const length = bytes[0] ?? 0;
        if (length === 0) throw new Error('not in the framing');
        return bytes.length > length ? bytes.subarray(1, length + 1) : Buffer.alloc(0);
      },
      end: () => Buffer.alloc(0),
    }),
  } as unknown as PlatformAdapter,
  {},
);
const event = 'event: error\ndata: {}\n\n';
const inFrame = Buffer.concat([Buffer.from([event.length]), Buffer.from(event)]);

describe('the beginning of a stream', () => {
  it('holds its first event once that is whole, whatever the framing', () => {
    for (let length = 1; length <= event.length; length += 1)
      expect(plain.holdsFirstEvent(Buffer.from(event.slice(0, length)))).toBe(length === event.length);
    for (let length = 1; length <= inFrame.length; length += 1)
      expect(framed.holdsFirstEvent(inFrame.subarray(0, length))).toBe(length === inFrame.length);
    expect(plain.eventsOf(Buffer.from(event)).toString()).toBe(event);
    expect(framed.eventsOf(inFrame).toString()).toBe(event);
  });

  it('is not waited for where waiting tells nothing', () => {
    expect(plain.holdsFirstEvent(Buffer.from([0x1f, 0x8b]))).toBe(true);
    expect(plain.holdsFirstEvent(Buffer.alloc(64 * 1024 + 1))).toBe(true);
    expect(framed.holdsFirstEvent(Buffer.from([0, 1, 2]))).toBe(true);
    expect(framed.eventsOf(Buffer.from([0, 1, 2]))).toHaveLength(0);
  });
});
