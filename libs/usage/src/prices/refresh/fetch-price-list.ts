import { Egress, EgressError, type UpstreamExchange, collectBody } from '@app/egress';
import { PriceListError } from './price-list-error';

export interface FetchBounds {
  readonly mostBytes: number;
  /** Until the first byte, and between two of them. */
  readonly silenceMs: number;
  readonly wholeMs: number;
}

/** The shipped list has 25 KB. */
export const fetchBounds: FetchBounds = { mostBytes: 2 * 1024 * 1024, silenceMs: 10_000, wholeMs: 30_000 };

/**
 * Fetches a list, on a connection of its own. No redirect is followed: the address is the one that the operator wrote.
 * @throws PriceListError for an answer that is none, EgressError
 */
export async function fetchPriceList(url: URL, bounds: FetchBounds = fetchBounds): Promise<string> {
  const egress = new Egress({
    ...{ egressAllowCidrs: [], trustedOrigins: [url.origin], connectTimeoutMs: bounds.silenceMs },
    ...{ upstreamFirstByteTimeoutMs: bounds.silenceMs, upstreamIdleTimeoutMs: bounds.silenceMs },
  });
  const headers = ['accept', 'application/json', 'accept-encoding', 'identity', 'user-agent', 'trunkline'];
  const request = {
    ...({ origin: url.origin, path: `${url.pathname}${url.search}`, method: 'GET' } as const),
    ...{ headers, body: undefined },
  };
  const exchange = egress.send({ accountId: 'prices' }, request, () => undefined);
  const tooLate = new EgressError('idle-timeout', `the list was not whole within ${bounds.wholeMs} ms`);
  const timer = setTimeout(() => exchange.abort(tooLate), bounds.wholeMs);
  try {
    return await read(exchange, bounds.mostBytes);
  } finally {
    clearTimeout(timer);
    await egress.close();
  }
}

async function read(exchange: UpstreamExchange, mostBytes: number): Promise<string> {
  await exchange.started;
  const { status, headers } = exchange;
  if (status >= 300 && status < 400) throw new PriceListError('the answer leads elsewhere, which is not followed');
  if (status !== 200) throw new PriceListError(`the answer has status ${status}`);
  if ((headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new PriceListError('the answer is compressed, which was not asked for');
  const body = await collectBody(exchange, mostBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new PriceListError('the answer is no text');
  }
}
