import { Client } from 'undici';
import type { AddressGuard } from './address-guard';
import { EgressError } from './egress-error';
import { UpstreamExchange } from './upstream-exchange';

export interface WebhookRequest {
  /** http or https, without user. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Goes out as these bytes in UTF-8. */
  readonly body: string;
}

export interface WebhookAnswer {
  readonly status: number;
  /** Names in lower case; those that came several times are joined by a comma. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** At most 64 KiB of it, and what came of one that broke off. */
  readonly body: string;
  /** Milliseconds since the epoch, by the clock of this process. */
  readonly receivedAt: number;
}

export interface PostWebhookOptions {
  readonly guard: AddressGuard;
  /** Of everything, from the name to the last byte. */
  readonly timeoutMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** PEM, instead of those that Node trusts. */
  readonly certificateAuthorities?: readonly string[];
}

const MAX_HEADER_BYTES = 32 * 1024;
const MAX_BODY_BYTES = 64 * 1024;

/**
 * Posts to an address that somebody has set, over a connection of its own that ends with it: no proxy, no redirects, certificates verified,
 * and only where the guard lets go. The status is the answer; a body that is too long, breaks off or does not end is cut.
 * @throws EgressError where no status came
 */
export async function postWebhook(request: WebhookRequest, options: PostWebhookOptions): Promise<WebhookAnswer> {
  const { guard, timeoutMs, now, certificateAuthorities } = options;
  const url = new URL(request.url);
  guard.checkHost(url.hostname);
  const client = new Client(url.origin, {
    ...{ pipelining: 1, allowH2: false, maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: 0, bodyTimeout: 0 },
    connect: {
      ...{ timeout: timeoutMs, lookup: guard.lookup, rejectUnauthorized: true },
      ...(certificateAuthorities === undefined ? {} : { ca: [...certificateAuthorities] }),
    },
  });
  const exchange = new UpstreamExchange(() => undefined);
  const timer = setTimeout(() => {
    exchange.abort(new EgressError('first-byte-timeout', `no answer within ${timeoutMs} ms`));
  }, timeoutMs);
  try {
    const path = url.pathname + url.search;
    const [headers, body] = [{ ...request.headers }, Buffer.from(request.body)];
    client.dispatch({ path, method: 'POST', headers, body, reset: true }, exchange);
    await exchange.started;
    const receivedAt = now();
    return {
      status: exchange.status,
      headers: joined(exchange.headers),
      body: await beginningOf(exchange),
      receivedAt,
    };
  } finally {
    clearTimeout(timer);
    await client.destroy();
  }
}

function beginningOf(exchange: UpstreamExchange): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (): void => resolve(Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES).toString('utf8'));
    exchange.consume({
      onData: (chunk) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= MAX_BODY_BYTES) end();
      },
      onEnd: end,
      onError: end,
    });
  });
}

const joined = (headers: UpstreamExchange['headers']): WebhookAnswer['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
