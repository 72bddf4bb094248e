import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/control-plane';

/** Typed calls of the control plane: `client.GET('/admin/accounts', { params: { query: { limit: 50 } } })`. */
export type AdminClient = Client<paths>;

export interface AdminClientOptions {
  /** Without a trailing slash; empty in a browser, whose pages come from the gateway itself. */
  readonly baseUrl: string;
  /** Sends one request: where the caller adds the access token, and asks for a new one. */
  readonly send: (request: Request) => Promise<Response>;
}

export function createAdminClient({ baseUrl, send }: AdminClientOptions): AdminClient {
  // Repeated names, as the control plane reads lists in a query.
  return createClient<paths>({
    baseUrl,
    fetch: send,
    querySerializer: { array: { style: 'form', explode: true } },
  });
}
