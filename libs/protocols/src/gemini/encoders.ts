import type { StreamEncoder } from '../translation/stream-encoder';

/** `alt=sse`: events without names, and nothing after the last one. Google's reader throws on a tail without its blank line. */
export const createGeminiEncoder = (): StreamEncoder => ({
  contentType: 'text/event-stream',
  encode: ({ data }) => `data: ${JSON.stringify(data)}\n\n`,
  end: () => '',
});

/** Without `alt=sse`: one JSON array, written element by element. An error is an element, too (protocols.md 7.1). */
export function createGeminiArrayEncoder(): StreamEncoder {
  let isFirst = true;
  return {
    contentType: 'application/json; charset=UTF-8',
    encode: ({ data }) => {
      const opening = isFirst ? '[' : ',\r\n';
      isFirst = false;
      return opening + JSON.stringify(data);
    },
    end: () => (isFirst ? '[]' : ']'),
  };
}
