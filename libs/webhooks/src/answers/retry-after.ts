import type { HttpAnswer } from '../channels/channel';

/** Statuses that ask for patience: Standard Webhooks ("throttle") and RFC 9110, 10.2.3. */
const patient = new Set([429, 502, 503, 504]);
const httpDate = /^[A-Za-z]{3,9}, [\w: -]{15,30} GMT$/;

/**
 * Milliseconds after which the endpoint wants to be asked again, by its `retry-after`; not yet capped. A date is read against the
 * `date` of the same answer, so the clocks need not agree, else against when it came.
 */
export function retryAfterOf({ status, headers, receivedAt }: HttpAnswer): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text.length > 64 || !patient.has(status)) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1_000;
  if (!httpDate.test(text)) return undefined;
  const theirs = Date.parse(headers.date ?? '');
  const from = Number.isNaN(theirs) ? receivedAt : theirs;
  const wait = from === undefined ? Number.NaN : Date.parse(text) - from;
  return Number.isNaN(wait) ? undefined : wait;
}
