import type { Call } from '../call';
import { faultsOf } from '../faults/faults-of-call';
import { injectFaults } from '../faults/inject-faults';
import { type Answer, wholeAnswer } from '../http/answer';
import { checkVersion } from './check-caller';
import { RequestRefused } from '../request-refused';
import { isKnownModel } from './messages-request';
import { jsonHeaders } from './response-headers';

const listed = [
  'claude-opus-5-5',
  'claude-sonnet-5-5',
  'claude-haiku-5',
  'sandbox-large',
  'sandbox-small',
  'sandbox-echo',
];
const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 1_000;

const supported = { supported: true };
const capabilities = {
  batch: { supported: false },
  citations: { supported: false },
  code_execution: { supported: false },
  context_management: { supported: false },
  effort: { ...supported, low: supported, medium: supported, high: supported, max: supported, xhigh: supported },
  image_input: supported,
  pdf_input: supported,
  server_tools: { supported: false },
  structured_outputs: supported,
  thinking: { ...supported, types: { adaptive: supported, disabled: supported, enabled: supported } },
};

const modelInfo = (id: string): object => ({
  id,
  type: 'model',
  display_name: id,
  created_at: '2026-01-01T00:00:00Z',
  lifecycle: 'active',
  deprecated_at: null,
  retires_at: null,
  line: null,
  max_input_tokens: 1_000_000,
  max_tokens: 128_000,
  capabilities,
});

/** `GET /v1/models` and `GET /v1/models/{id}`. Throws RequestRefused and UnknownFault. */
export function answerModels(call: Call): Answer {
  checkVersion(call.headers);
  const id = /^\/v1\/models\/(.+)$/.exec(call.path)?.[1];
  const model = id === undefined ? null : decodeURIComponent(id);
  return injectFaults(faultsOf(call, model), { ...call, model }, () => {
    if (model !== null && !isKnownModel(model)) throw new RequestRefused(404, `model: ${model}`);
    const body = model === null ? page(new URL(call.url, 'http://sandbox').searchParams) : modelInfo(model);
    return wholeAnswer(200, jsonHeaders(call), JSON.stringify(body));
  });
}

function page(query: URLSearchParams): object {
  const limit = Number(query.get('limit') ?? DEFAULT_PAGE);
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE) {
    throw new RequestRefused(400, `limit: Input should be an integer from 1 to ${LARGEST_PAGE}`);
  }
  const after = query.get('after_id');
  const before = query.get('before_id');
  const from = after === null ? 0 : listed.indexOf(after) + 1;
  const until = before === null ? listed.length : Math.max(0, listed.indexOf(before));
  const wanted = listed.slice(from, until);
  const ids = before === null ? wanted.slice(0, limit) : wanted.slice(-limit);
  return {
    data: ids.map(modelInfo),
    has_more: ids.length < wanted.length,
    first_id: ids[0] ?? null,
    last_id: ids.at(-1) ?? null,
  };
}
