import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { answerCall, voiceOf } from './answer-call';
import type { Call } from './call';
import type { Identity } from './caller/identity';
import { organizationOf } from './caller/organization';
import { answerControl } from './control';
import type { Arrival } from './arrival';
import { dialectOf } from './dialects';
import { Delivery } from './http/delivery';
import { readBody } from './http/read-body';
import type { LedgerEntry } from './ledger/ledger-entry';
import { type SandboxState, emptyState } from './sandbox-state';
import { trackConnections, trackRequest } from './traffic';
import { uniqueId } from './unique-id';

const MAX_HEADER_BYTES = 64 * 1024;
/** Longer than clients keep idle connections, so that it is never the sandbox that closes one under a request. */
const KEEP_ALIVE_MS = 600_000;

/** The simulator, not yet listening, with nothing in its memory. */
export function createSandbox(state: SandboxState = emptyState()): Server {
  const options = { keepAliveTimeout: KEEP_ALIVE_MS, maxHeaderSize: MAX_HEADER_BYTES };
  const server = createServer(options, (request, response) => {
    const handle = request.url?.startsWith('/sandbox/') ? control : serve;
    readBody(request, (body) => handle(request, response, body, state));
  });
  trackConnections(server, state.traffic);
  return server;
}

type Handle = (request: IncomingMessage, response: ServerResponse, body: Buffer | null, state: SandboxState) => void;

const control: Handle = (request, response, body, state) => {
  const { method = '', url = '', headers } = request;
  const answer = answerControl(method, url, body ?? Buffer.alloc(0), state, `http://${headers.host ?? 'localhost'}`);
  new Delivery(response, answer, undefined).begin();
};

const serve: Handle = (request, response, body, state) => {
  const { method = '', url = '/', headers, rawHeaders } = request;
  const arrival: Arrival = { method, url, path: url.split('?', 1)[0] ?? '/', headers };
  const { dialect, route } = dialectOf(arrival);
  const voice = voiceOf(route);
  const key = dialect.keyOf(arrival, body ?? Buffer.alloc(0));
  const identity: Identity = {
    requestId: uniqueId('req'),
    organization: (dialect.organizationOf ?? organizationOf)(key),
  };
  if (body === null) {
    trackRequest(response, false, state.traffic);
    const tooLarge = { status: 413, message: 'Request exceeds the maximum size', headers: ['connection', 'close'] };
    new Delivery(response, voice.refuse(tooLarge, identity), undefined).begin();
    return;
  }
  const counting = { ...state, counted: dialect.isKey(key) };
  const entry = route?.metered === true ? openEntry(response, arrival.path, key, identity, counting) : undefined;
  const accountFaults = state.accountFaults.get(key);
  const call: Call = { ...arrival, ...identity, rawHeaders, body, key, accountFaults, state, voice, entry };
  const answer = answerCall(call, dialect, route);
  trackRequest(response, entry?.streaming === true, state.traffic);
  new Delivery(response, answer, entry).begin();
};

/** A key that is `counted` is under way with this request until the response is closed. */
function openEntry(
  response: ServerResponse,
  path: string,
  key: string,
  { requestId, organization }: Identity,
  { ledger, concurrency, counted }: SandboxState & { readonly counted: boolean },
): LedgerEntry {
  if (counted) response.once('close', () => concurrency.end(key));
  return ledger.open({
    path,
    apiKeyTail: key.slice(-6),
    organization: organization.name,
    concurrency: counted ? concurrency.begin(key) : 0,
    upstreamRequestId: requestId,
  });
}
