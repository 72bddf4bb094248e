import type { StreamEncoder } from '../translation/stream-encoder';
import { encodeSseFrame } from './encode-sse-frame';

/** Events whose name is their `type`, and nothing after the last one. */
export const createNamedEventEncoder = (): StreamEncoder => ({
  contentType: 'text/event-stream; charset=utf-8',
  encode: ({ name, data }) => encodeSseFrame(name ?? String(data.type), JSON.stringify(data)),
  end: () => '',
});
