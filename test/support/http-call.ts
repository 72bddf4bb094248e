import { type Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

export interface HttpCall {
  readonly method?: string;
  /** An object, or name, value, name, value … as they are to stand on the wire. */
  readonly headers?: OutgoingHttpHeaders | readonly string[];
  /** A list is sent chunk by chunk. */
  readonly body?: Buffer | string | readonly Buffer[];
  readonly agent?: Agent;
  /** Leaves. */
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As the bytes that came: nothing is decoded. */
  readonly body: Buffer;
  /** False when the connection broke off before the answer's end. */
  readonly isWhole: boolean;
}

/** One HTTP request that adds nothing to what it is told to send. Also reads answers that come before the body was sent. */
export function httpCall(
  url: string,
  { method = 'POST', headers = {}, body, agent, signal }: HttpCall,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: headers as OutgoingHttpHeaders,
      ...(agent ? { agent } : {}),
      ...(signal ? { signal } : {}),
    };
    const outgoing = request(url, options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        // Whether it broke off is told by `complete`.
        .on('error', () => undefined)
        .on('close', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks),
            isWhole: incoming.complete,
          }),
        );
    });
    // After an answer has begun, the promise no longer listens.
    outgoing.on('error', reject);
    for (const chunk of Array.isArray(body) ? (body as readonly Buffer[]) : []) outgoing.write(chunk);
    outgoing.end(Array.isArray(body) ? undefined : (body as Buffer | string | undefined));
  });
}
