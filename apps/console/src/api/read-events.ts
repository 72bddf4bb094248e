import { EventSourceParserStream } from 'eventsource-parser/stream';

/** One event of a stream whose events are described as name → data. */
export type EventOf<Events> = {
  [Name in keyof Events & string]: { readonly name: Name; readonly data: Events[Name] };
}[keyof Events & string];

/** The names of all events of a stream; none can be forgotten. */
export type EventNames<Events> = Readonly<Record<keyof Events & string, true>>;

interface Heard {
  readonly name: string;
  readonly data: unknown;
}

export interface ReadingOptions {
  /** Something came, if only a comment that keeps the connection open. */
  readonly onSign?: () => void;
}

/**
 * Reads server-sent events (WHATWG HTML 9.2) as they come. Events of other names and data that is not JSON are passed over, so that a newer
 * gateway can say more than this page knows of. Ends when the stream ends; whoever stops reading hangs up.
 * @throws whatever the connection fails with
 */
export async function* readEvents<Events>(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  names: EventNames<Events>,
  { onSign }: ReadingOptions = {},
): AsyncGenerator<EventOf<Events>, void, undefined> {
  const isKnown = (heard: Heard): heard is Heard & EventOf<Events> => Object.hasOwn(names, heard.name);
  const reader = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream({ onComment: onSign }))
    .getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      onSign?.();
      const heard = { name: next.value.event ?? 'message', data: parsed(next.value.data) };
      if (heard.data !== undefined && isKnown(heard)) yield heard;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
