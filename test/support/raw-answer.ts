/** A request to `sandbox-raw`: the upstream answers with exactly these bytes, each chunk as an HTTP chunk of its own. */
export function rawAnswerRequest(
  chunks: readonly (Buffer | string)[],
  raw: {
    readonly stream?: boolean;
    readonly status?: number;
    readonly headers?: object;
    readonly gap_ms?: number;
  } = {},
): object {
  const { stream = true, ...rest } = raw;
  const base64 = chunks.map((chunk) => Buffer.from(chunk).toString('base64'));
  return { model: 'sandbox-raw', stream, sandbox_raw: { ...rest, chunks: base64 } };
}

/** Cuts bytes at places; those that lie outside or come twice do not count. */
export function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const inside = places.filter((place) => place > 0 && place < bytes.length);
  const cuts = [0, ...new Set(inside), bytes.length].sort((first, second) => first - second);
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}

export const everyByte = (bytes: Buffer): Buffer[] => cutAt(bytes, [...bytes.keys()]);

/** Without a last word the relay rightly takes a stream for one that was cut off. */
export const lastEvent = 'event: message_stop\ndata: {"type":"message_stop"}\n\n';
