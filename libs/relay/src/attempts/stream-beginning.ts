import type { IncomingHttpHeaders } from 'node:http';
import type { PlatformAdapter } from '@app/platforms';

/** Nobody can use a part of an event, so nothing is lost by waiting for the first one to be whole. */
const MOST_PEEKED_BYTES = 64 * 1024;
const eventEnds = ['\n\n', '\r\n\r\n', '\r\r'];
/** As of a compressed stream. */
const GZIP = 0x1f;

/** What a stream begins with, looked at before anybody has taken it. */
export interface StreamBeginning {
  /** Whether these first bytes hold a whole event, or will not be told apart by waiting. */
  holdsFirstEvent(bytes: Buffer): boolean;
  /** The same bytes as server-sent events. */
  eventsOf(bytes: Buffer): Buffer;
}

/** @param adapter of the upstream; what it decodes here is decoded again when the stream is taken */
export function streamBeginning(adapter: PlatformAdapter, headers: IncomingHttpHeaders): StreamBeginning {
  const eventsOf = (bytes: Buffer): Buffer => {
    const decoder = adapter.createStreamDecoder?.(headers);
    return decoder ? decoder.push(bytes) : bytes;
  };
  const holdsFirstEvent = (bytes: Buffer): boolean => {
    if (bytes[0] === GZIP || bytes.length > MOST_PEEKED_BYTES) return true;
    const events = readable(() => eventsOf(bytes));
    return events === undefined || eventEnds.some((end) => events.includes(end));
  };
  return { holdsFirstEvent, eventsOf: (bytes) => readable(() => eventsOf(bytes)) ?? Buffer.alloc(0) };
}

/** Undefined for what is not in the upstream's framing: who takes the stream will meet that, too. */
function readable(read: () => Buffer): Buffer | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
