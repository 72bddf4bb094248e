import { type Answer, wholeAnswer } from './http/answer';
import type { Ledger } from './ledger/ledger';
import type { Traffic } from './traffic';

const json = (status: number, value: unknown): Answer =>
  wholeAnswer(status, ['content-type', 'application/json'], JSON.stringify(value));

/** The paths below `/sandbox/`, which belong to the simulator and not to what it simulates; null: there is no such path. */
export function answerControl(method: string, url: string, ledger: Ledger, traffic: Traffic): Answer | null {
  const { pathname, searchParams } = new URL(url, 'http://sandbox');
  const since = Number(searchParams.get('since') ?? 0);
  switch (`${method} ${pathname}`) {
    case 'GET /sandbox/ledger':
      if (!Number.isInteger(since)) return json(400, { error: 'since must be a sequence number' });
      return json(200, { entries: ledger.list(since), dropped: ledger.dropped });
    case 'DELETE /sandbox/ledger':
      ledger.empty();
      return json(200, { entries: [], dropped: 0 });
    case 'GET /sandbox/state':
      return json(200, traffic);
    default:
      return null;
  }
}
