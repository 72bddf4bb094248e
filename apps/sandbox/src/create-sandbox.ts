import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { isSandboxKey, keyOf } from './anthropic/check-caller';
import { errorAnswer } from './anthropic/errors';
import type { Identity } from './anthropic/identity';
import { organizationOf } from './anthropic/organization';
import { answerCall, meteredPaths } from './answer-call';
import { answerControl } from './control';
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
  const answer = answerControl(request.method ?? '', request.url ?? '', body ?? Buffer.alloc(0), state);
  new Delivery(response, answer, undefined).begin();
};

const serve: Handle = (request, response, body, state) => {
  const { method = '', url = '/', headers, rawHeaders } = request;
  const key = keyOf(headers);
  const identity: Identity = { requestId: uniqueId('req'), organization: organizationOf(key) };
  if (body === null) {
    trackRequest(response, false, state.traffic);
    const close = ['connection', 'close'];
    const answer = errorAnswer(413, 'Request exceeds the maximum size', identity, { headers: close });
    new Delivery(response, answer, undefined).begin();
    return;
  }
  const path = url.split('?', 1)[0] ?? '/';
  const entry = meteredPaths.has(path) ? openEntry(response, path, key, identity, state) : undefined;
  const accountFaults = state.accountFaults.get(key);
  const { promptCache } = state;
  const call = { ...identity, method, url, path, headers, rawHeaders, body, key, entry, accountFaults, promptCache };
  const answer = answerCall(call);
  trackRequest(response, entry?.streaming === true, state.traffic);
  new Delivery(response, answer, entry).begin();
};

/** The key is under way with this request until the response is closed. */
function openEntry(
  response: ServerResponse,
  path: string,
  key: string,
  { requestId, organization }: Identity,
  { ledger, concurrency }: SandboxState,
): LedgerEntry {
  const counted = isSandboxKey(key);
  if (counted) response.once('close', () => concurrency.end(key));
  return ledger.open({
    path,
    apiKeyTail: key.slice(-6),
    organization: organization.name,
    concurrency: counted ? concurrency.begin(key) : 0,
    upstreamRequestId: requestId,
  });
}
