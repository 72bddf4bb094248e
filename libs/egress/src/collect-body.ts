import { EgressError } from './egress-error';
import type { BodyConsumer } from './upstream-exchange';

/** Whatever hands a body over as it comes. */
interface BodySource {
  consume(consumer: BodyConsumer): void;
}

/**
 * Reads a body whole, up to a limit.
 * @throws EgressError, `malformed` for one beyond the limit; the caller then leaves the upstream
 */
export function collectBody(body: BodySource, limitBytes: number): Promise<Buffer> {
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
