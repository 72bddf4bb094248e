import type { FileTarget } from './file-target';

/** The stream ended before it was whole. */
export class BrokenOffError extends Error {}

/**
 * Takes a stream into a file no faster than the file takes it. What breaks off leaves no half a file behind.
 * @param onProgress told the bytes that are there
 * @throws BrokenOffError, or what the file throws
 */
export async function pour(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  target: FileTarget,
  onProgress: (bytes: number) => void,
): Promise<number> {
  const reader = stream.getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw new BrokenOffError('The stream broke off', { cause: error });
      });
      if (done) break;
      await target.write(value);
      bytes += value.byteLength;
      onProgress(bytes);
    }
    await target.close();
    return bytes;
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    await target.abandon().catch(() => undefined);
    throw error;
  }
}
