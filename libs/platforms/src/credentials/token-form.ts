import type { TokenRequest } from './credential-ports';

/** What every token endpoint takes (RFC 6749, 4.4.2 and 6). */
export function formRequest(url: string, fields: Readonly<Record<string, string | undefined>>): TokenRequest {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value);
  return {
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: Buffer.from(form.toString()),
  };
}
