/** What an answer may be under way, and clocks may be apart, without anybody noticing. */
const NOTICED_MS = 30_000;

let ahead = 0;

/** Takes the time from an answer that no cache has kept: its `Date` says when the relay gave it (RFC 9110 6.6.1). */
export function hearClock({ headers }: Pick<Response, 'headers'>): void {
  const said = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(said)) return;
  const apart = said - Date.now();
  ahead = Math.abs(apart) < NOTICED_MS ? 0 : apart;
}

/** Milliseconds since 1970 by the clock of the relay: that of the browser may be wrong by a day. */
export const relayNow = (): number => Date.now() + ahead;
