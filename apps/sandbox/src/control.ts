import { UnknownFault, parseFaults } from './faults/parse-faults';
import { type Answer, wholeAnswer } from './http/answer';
import { isObject } from './json';
import type { SandboxState } from './sandbox-state';
import { answerTokenControl } from './tokens/token-control';

const json = (status: number, value: unknown): Answer =>
  wholeAnswer(status, ['content-type', 'application/json'], JSON.stringify(value));

/** The paths below `/sandbox/`, which belong to the simulator and not to what it simulates. `origin` is where it was asked. */
export function answerControl(method: string, url: string, body: Buffer, state: SandboxState, origin: string): Answer {
  const { pathname, searchParams } = new URL(url, 'http://sandbox');
  const since = Number(searchParams.get('since') ?? 0);
  const { ledger, traffic, accountFaults, concurrency, tokens } = state;
  switch (`${method} ${pathname}`) {
    case 'GET /sandbox/ledger':
      if (!Number.isInteger(since)) return json(400, { error: 'since must be a sequence number' });
      return json(200, { entries: ledger.list(since), dropped: ledger.dropped });
    case 'DELETE /sandbox/ledger':
      ledger.empty();
      return json(200, { entries: [], dropped: 0 });
    case 'GET /sandbox/state':
      return json(200, traffic);
    case 'GET /sandbox/concurrency':
      return json(200, concurrency.list());
    case 'DELETE /sandbox/concurrency':
      concurrency.resetPeaks();
      return json(200, concurrency.list());
    case 'GET /sandbox/faults':
      return json(200, Object.fromEntries(accountFaults));
    case 'PUT /sandbox/faults':
      return setAccountFaults(body, accountFaults);
    case 'GET /sandbox/service-account':
    case 'GET /sandbox/oauth-client':
      return answerTokenControl(pathname, searchParams, origin, tokens);
    default:
      return json(404, { error: `there is no ${method} ${pathname}` });
  }
}

/** The body says which keys fail and how, such as `{"sk-sandbox-one": "429:30"}`, and replaces what was set before. */
function setAccountFaults(body: Buffer, accountFaults: Map<string, string>): Answer {
  try {
    const given: unknown = JSON.parse(body.toString('utf8'));
    if (!isObject(given)) return json(400, { error: 'the body must be an object of fault by key' });
    const entries = Object.entries(given).map(([key, faults]): [string, string] => [key, String(faults)]);
    for (const [, faults] of entries) parseFaults(faults, { tailAllowed: false });
    accountFaults.clear();
    for (const [key, faults] of entries) accountFaults.set(key, faults);
    return json(200, Object.fromEntries(accountFaults));
  } catch (error) {
    if (error instanceof UnknownFault || error instanceof SyntaxError) return json(400, { error: error.message });
    throw error;
  }
}
