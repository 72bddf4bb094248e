import { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox } from '../create-sandbox';
import type { LedgerEntry } from '../ledger/ledger-entry';
import { type SandboxState, emptyState } from '../sandbox-state';

export interface Question {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  /** An object is sent as JSON. */
  readonly body?: object | string | Buffer;
  /** Leaves as soon as this says so of what has arrived. */
  readonly leaveWhen?: (received: string) => boolean;
}

export interface Received {
  /** 0 without a status line. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** As the HTTP parser handed them over. */
  readonly chunks: readonly Buffer[];
  /** Whether the response came to a proper end. */
  readonly complete: boolean;
  /** Milliseconds until the status line, and until the first byte of the body. */
  readonly headersAfterMs: number;
  readonly bodyAfterMs: number;
}

export interface RunningSandbox {
  /** Such as `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly state: SandboxState;
  ask(question: Question): Promise<Received>;
  /** A Messages request with everything it needs. */
  message(body: object, headers?: OutgoingHttpHeaders): Promise<Received>;
  /** The newest entry, once it is no longer open. */
  settledEntry(): Promise<LedgerEntry>;
  stop(): Promise<void>;
}

export const caller = { 'x-api-key': 'sk-sandbox-abcdef', 'anthropic-version': '2023-06-01' };

/** A sandbox inside of the test's own process, for tests of what goes over the wire. */
export async function runSandbox(): Promise<RunningSandbox> {
  const state = emptyState();
  const server = createSandbox(state);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (question: Question): Promise<Received> => exchange(port, question);
  return {
    url: `http://127.0.0.1:${port}`,
    state,
    ask,
    message: (body, headers = {}) =>
      ask({
        headers: { ...caller, ...headers },
        body: { model: 'sandbox-x', max_tokens: 100, messages: [{ role: 'user', content: 'hi there' }], ...body },
      }),
    settledEntry: async () => {
      for (;;) {
        const entry = state.ledger.list().at(-1);
        if (entry && entry.finished !== 'open') return entry;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function exchange(port: number, question: Question): Promise<Received> {
  const { method = 'POST', path = '/v1/messages', headers = caller, body = '', leaveWhen } = question;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let headersAfterMs = 0;
    let bodyAfterMs = 0;
    const settle = (response?: IncomingMessage): void =>
      resolve({
        status: response?.statusCode ?? 0,
        headers: response?.headers ?? {},
        body: Buffer.concat(chunks),
        chunks,
        complete: response?.complete ?? false,
        headersAfterMs,
        bodyAfterMs,
      });
    const outgoing = request({ port, host: '127.0.0.1', method, path, headers, agent: false }, (response) => {
      headersAfterMs = performance.now() - startedAt;
      response.on('data', (chunk: Buffer) => {
        if (chunks.length === 0) bodyAfterMs = performance.now() - startedAt;
        chunks.push(chunk);
        if (leaveWhen?.(Buffer.concat(chunks).toString()) === true) outgoing.destroy();
      });
      // An answer that breaks off is a result here, not a failure of the test.
      response.on('error', () => undefined);
      response.on('close', () => settle(response));
    });
    outgoing.on('error', () => settle());
    outgoing.end(bytes);
  });
}
