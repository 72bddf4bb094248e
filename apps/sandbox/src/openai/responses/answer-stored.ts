import type { Call } from '../../call';
import { faultsOf } from '../../faults/faults-of-call';
import { injectFaults } from '../../faults/inject-faults';
import { type Answer, wholeAnswer } from '../../http/answer';
import { RequestRefused } from '../../request-refused';

/** `GET …/responses/{id}`. Throws RequestRefused and UnknownFault. */
export const answerStored = (call: Call): Answer =>
  injectFaults(faultsOf(call, null), { ...call, model: null }, () => {
    const id = call.path.slice(call.path.lastIndexOf('/') + 1);
    const stored = call.state.storedResponses.find(call.organization, id);
    if (!stored) throw new RequestRefused(404, `Response with id '${id}' not found.`);
    return wholeAnswer(200, call.voice.jsonHeaders(call), JSON.stringify(stored.response));
  });

/** `GET …/responses`, by which clients ask for a WebSocket: they fall back to HTTP at once on this status, and not on a 404. */
export function refuseUpgrade({ headers }: Call): Answer {
  if (headers.upgrade === undefined)
    throw new RequestRefused(405, 'Method Not Allowed', { headers: ['allow', 'POST'] });
  throw new RequestRefused(426, 'The sandbox has no WebSocket: ask with POST.', { code: 'upgrade_required' });
}
