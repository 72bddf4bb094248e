import { encodeSseFrame } from '../sse/encode-sse-frame';
import type { StreamEncoder } from '../translation/stream-encoder';

/** Chunks have no names; `[DONE]` follows the last one, unless that was an error. */
export const createChatEncoder = (): StreamEncoder => ({
  contentType: 'text/event-stream; charset=utf-8',
  encode: ({ data }) => encodeSseFrame('', JSON.stringify(data)),
  end: (hasFailed) => (hasFailed ? '' : encodeSseFrame('', '[DONE]')),
});
