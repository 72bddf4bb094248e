import { EgressError } from '@app/egress';
import type { AnswerBody } from './decoded-body';

/**
 * Reads a body whole, up to a limit.
 * @throws EgressError, `malformed` for one beyond the limit
 */
export function collectBody(body: AnswerBody, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    body.consume({
      onData: (chunk) => {
        length += chunk.length;
        if (length <= limitBytes) chunks.push(chunk);
        else reject(new EgressError('malformed', `the answer is larger than ${limitBytes} bytes`));
      },
      onEnd: () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
      onError: reject,
    });
  });
}
