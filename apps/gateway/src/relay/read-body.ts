import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib';
import { GatewayError } from '@app/common';

type Decode = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const decoders: Readonly<Record<string, Decode>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/**
 * Reads a request body whole and undoes one layer of compression. The limit holds for what is received and for what comes out of it.
 * @throws GatewayError `caller_body_too_large`, `caller_encoding_unsupported`, `caller_body_invalid`, `caller_left`
 */
export async function readBody(message: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const encoding = message.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const decode = decoders[encoding];
  if (!decode && encoding !== 'identity') {
    throw new GatewayError(
      'caller_encoding_unsupported',
      `content-encoding "${encoding}" is not supported: gzip, deflate, br or zstd, once`,
    );
  }
  if (Number(message.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes);
  const received = await receive(message, limitBytes);
  return decode ? decompress(decode, received, limitBytes) : received;
}

function receive(message: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer): void => {
      length += chunk.length;
      if (length <= limitBytes) {
        chunks.push(chunk);
        return;
      }
      message.off('data', onData);
      message.resume();
      chunks.length = 0;
      reject(tooLarge(limitBytes));
    };
    message.on('data', onData);
    message.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    message.on('error', (error) =>
      reject(new GatewayError('caller_left', 'The client closed the request', { cause: error })),
    );
    message.on('aborted', () => reject(new GatewayError('caller_left', 'The client closed the request')));
  });
}

async function decompress(decode: Decode, bytes: Buffer, limitBytes: number): Promise<Buffer> {
  try {
    return await decode(bytes, { maxOutputLength: limitBytes });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    if (isTooLarge) throw tooLarge(limitBytes);
    throw new GatewayError('caller_body_invalid', 'The body is not what its content-encoding says', { cause: error });
  }
}

const tooLarge = (limitBytes: number): GatewayError =>
  new GatewayError('caller_body_too_large', `The body is larger than ${limitBytes / 1024} KiB, compressed or not`);
