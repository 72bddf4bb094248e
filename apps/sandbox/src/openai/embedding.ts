import { createHash } from 'node:crypto';

/** A vector of length 1 that stands for a text: the same for the same text, and unlike that of every other. */
export function embeddingOf(text: string, dimensions: number): Float32Array {
  const bytes = createHash('shake256', { outputLength: dimensions * 2 })
    .update(text)
    .digest();
  const vector = Float32Array.from({ length: dimensions }, (_, index) => bytes.readInt16LE(index * 2));
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
