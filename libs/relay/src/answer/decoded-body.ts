import { type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { type BodyConsumer, EgressError, type UpstreamExchange } from '@app/egress';

/** An upstream's body as plain bytes. */
export interface AnswerBody {
  consume(consumer: BodyConsumer): void;
  pause(): void;
  resume(): void;
  /** Leaves the upstream. */
  abort(): void;
}

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/**
 * The body of an exchange. We ask for identity; an upstream that compresses all the same is decoded, because some clients cannot
 * (Codex reads no compressed answer) and because figures are read from it.
 */
export function bodyOf(exchange: UpstreamExchange): AnswerBody {
  const encoding = exchange.headers['content-encoding']?.trim().toLowerCase();
  if (encoding === undefined || encoding === '' || encoding === 'identity') return exchange;
  const createDecoder = decoders[encoding];
  return createDecoder ? decoded(exchange, createDecoder()) : refused(exchange, encoding);
}

function decoded(exchange: UpstreamExchange, decoder: Transform): AnswerBody {
  return {
    consume: (consumer) => {
      decoder.on('data', (chunk: Buffer) => consumer.onData(chunk));
      decoder.on('end', () => consumer.onEnd());
      decoder.on('error', (error) => {
        exchange.abort();
        consumer.onError(new EgressError('malformed', 'the answer is not what its content-encoding says', error));
      });
      decoder.on('drain', () => exchange.resume());
      exchange.consume({
        onData: (chunk) => {
          if (!decoder.write(chunk)) exchange.pause();
        },
        onEnd: () => decoder.end(),
        onError: (error) => {
          decoder.removeAllListeners('error').on('error', () => undefined);
          decoder.destroy();
          consumer.onError(error);
        },
      });
    },
    pause: () => {
      decoder.pause();
    },
    resume: () => {
      decoder.resume();
    },
    abort: () => exchange.abort(),
  };
}

function refused(exchange: UpstreamExchange, encoding: string): AnswerBody {
  return {
    consume: (consumer) => {
      exchange.abort();
      consumer.onError(new EgressError('malformed', `the answer has an unknown content-encoding (${encoding})`));
    },
    pause: () => undefined,
    resume: () => undefined,
    abort: () => exchange.abort(),
  };
}
