import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { RequestRefused } from '../request-refused';
import { BODY_LIMIT_BYTES } from './read-body';

type Decode = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer;

const decoders: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
  ['zstd', zstdDecompressSync],
]);

/** The real API takes compressed requests. Throws RequestRefused: 415 unknown encoding, 413 too large, 400 damaged. */
export function decodeBody(body: Buffer, contentEncoding: string | undefined): Buffer {
  const encoding = contentEncoding?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return body;
  const decode = decoders.get(encoding);
  if (!decode) throw new RequestRefused(415, `Unsupported content-encoding: ${encoding}`);
  try {
    return decode(body, { maxOutputLength: BODY_LIMIT_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw new RequestRefused(413, 'Request exceeds the maximum size after decoding');
    throw new RequestRefused(400, `The request body is not valid ${encoding}`);
  }
}
