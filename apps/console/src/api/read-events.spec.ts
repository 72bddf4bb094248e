import { describe, expect, it, vi } from 'vitest';
import { type EventOf, readEvents } from './read-events';

interface Events {
  readonly begun: { readonly model: string };
  readonly text: { readonly delta: string };
}
const names = { begun: true, text: true } as const;

/** The same bytes in pieces of some size, as a network may cut them. */
function streamOf(text: string, size = 7, onCancel = (): void => undefined): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text);
  let place = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (place >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(place, (place += size)));
    },
    cancel: onCancel,
  });
}

async function read(text: string, size?: number): Promise<EventOf<Events>[]> {
  const events: EventOf<Events>[] = [];
  for await (const event of readEvents<Events>(streamOf(text, size), names)) events.push(event);
  return events;
}

const told = 'event: begun\ndata: {"model":"m"}\n\nevent: text\ndata: {"delta":"早上好"}\n\n';

describe('readEvents', () => {
  it.each([1, 2, 5, 1_000])('reads the same events whichever way the bytes are cut (%i)', async (size) => {
    expect(await read(told, size)).toEqual([
      { name: 'begun', data: { model: 'm' } },
      { name: 'text', data: { delta: '早上好' } },
    ]);
  });

  it('passes over events that it does not know, also by names that every object has', async () => {
    const other = 'event: later\ndata: {}\n\nevent: toString\ndata: {}\n\ndata: {"delta":"no name"}\n\n';
    expect(await read(other + told)).toHaveLength(2);
  });

  it('passes over data that is not JSON', async () => {
    expect(await read(`event: text\ndata: {"delta":\n\n${told}`)).toHaveLength(2);
  });

  it('leaves out an event that the end of the stream cut', async () => {
    expect(await read(`${told}event: text\ndata: {"delta":"x"}`)).toHaveLength(2);
  });

  it('hears comments as signs of life', async () => {
    const onSign = vi.fn();
    const events = readEvents<Events>(streamOf(': still here\n\n: still here\n\n'), names, { onSign });
    expect((await events.next()).done).toBe(true);
    expect(onSign).toHaveBeenCalledTimes(2);
  });

  it('hangs up when whoever reads stops', async () => {
    const onCancel = vi.fn();
    for await (const event of readEvents<Events>(streamOf(told.repeat(1_000), 64, onCancel), names)) {
      expect(event.name).toBe('begun');
      break;
    }
    await vi.waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
  });

  it('fails as the connection fails', async () => {
    const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.error(new Error('reset')),
    });
    await expect(readEvents<Events>(broken, names).next()).rejects.toThrow('reset');
  });
});
