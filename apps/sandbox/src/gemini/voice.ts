import { type Step, wholeAnswer } from '../http/answer';
import type { Refusal, Voice } from '../voice';
import { chunkJson } from './chunk';
import { errorInfo, help, quotaFailure, retryInfo } from './error-details';
import { withoutUsage } from './without-usage';

/** `error.status` by HTTP status: https://cloud.google.com/apis/design/errors#handling_errors */
const statusNames: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  402: 'FAILED_PRECONDITION',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  405: 'UNIMPLEMENTED',
  408: 'DEADLINE_EXCEEDED',
  409: 'ABORTED',
  413: 'INVALID_ARGUMENT',
  415: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  499: 'CANCELLED',
  503: 'UNAVAILABLE',
  502: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
  529: 'UNAVAILABLE',
};
/** Of every JSON answer. */
export const googleHeaders: readonly string[] = [
  'content-type',
  'application/json; charset=UTF-8',
  'vary',
  'Origin, X-Origin, Referer',
];
export const eventStreamHeaders: readonly string[] = ['content-type', 'text/event-stream', 'cache-control', 'no-cache'];
const HALF = '{"candidates": [{"content": {"parts": [{"text": "';

/** The forms that Google's answers come in. */
interface Form {
  /** Host of the API, which its errors name. */
  readonly service: string;
  readonly isArray: boolean;
}

/** Seconds that a `retry-after` among the headers says; Google says them in the body instead. */
function retrySeconds(headers: readonly string[]): number | null {
  const value = headers[headers.indexOf('retry-after') + 1];
  return headers.includes('retry-after') && value !== undefined && /^\d+$/.test(value) ? Number(value) : null;
}

function detailsOf({ status, headers = [], code, reason, details = [] }: Refusal, service: string): object[] {
  if (reason === 'account-on-hold') return [errorInfo('CONSUMER_SUSPENDED', 'googleapis.com', { service })];
  if (code !== undefined) return [errorInfo(code, 'googleapis.com', { service }), ...details];
  if (status !== 429) return [...details];
  const seconds = retrySeconds(headers);
  const failure = quotaFailure(reason === 'spend-limit' ? 'Day' : 'Minute', service);
  return [failure, help(), ...(seconds === null ? [] : [retryInfo(seconds)])];
}

function envelope(refusal: Refusal, service: string): object {
  const details = detailsOf(refusal, service);
  const status = statusNames[refusal.status] ?? 'INTERNAL';
  return { error: { code: refusal.status, message: refusal.message, status, ...(details.length > 0 && { details }) } };
}

const headersWithoutSeconds = (headers: readonly string[]): string[] =>
  headers.filter((_, index) => headers[index - (index % 2)] !== 'retry-after' || retrySeconds(headers) === null);

/** One chunk of a stream that is server-sent events without names. */
export const eventStep = (data: string, step: Partial<Step> = {}): Step => ({
  ...{ event: 'data', waitMs: 0, usage: null },
  ...step,
  bytes: `data: ${data}\n\n`,
});

/** One chunk of a stream that is a single array. */
export const elementStep = (data: string, isFirst: boolean, step: Partial<Step> = {}): Step => ({
  ...{ event: 'element', waitMs: 0, usage: null },
  ...step,
  bytes: `${isFirst ? '[' : ',\r\n'}${data}`,
});

/** How Google's APIs say what all dialects have to say. */
export function googleVoice({ service, isArray }: Form): Voice {
  const step = (data: string, part: Step['part']): Step =>
    isArray ? elementStep(data, false, { part }) : eventStep(data, { part });
  const errorBody: Voice['errorBody'] = (refusal) => {
    const body = envelope(refusal, service);
    return JSON.stringify(isArray ? [body] : body, null, 2);
  };
  return {
    requestIdHeader: 'x-request-id',
    jsonHeaders: () => googleHeaders,
    meteredJsonHeaders: () => googleHeaders,
    exhaustedHeaders: (seconds) => ['retry-after', String(seconds)],
    emptyTokensHeaders: () => [],
    errorBody,
    refuse: (refusal, identity) => {
      const headers = [...googleHeaders, ...headersWithoutSeconds(refusal.headers ?? [])];
      return wholeAnswer(refusal.status, headers, `${errorBody(refusal, identity)}\n`);
    },
    errorStep: (refusal, _, sent) => {
      const data = JSON.stringify(envelope({ ...refusal, details: [] }, service));
      return isArray ? elementStep(`${data}]`, sent.length === 0) : eventStep(data);
    },
    pingStep: { event: 'ping', bytes: isArray ? '\r\n' : ': ping\n\n', waitMs: 0, usage: null },
    contentStep: (text) => step(chunkJson({ parts: [{ text }] }), 'content'),
    halfStep: step(HALF, 'content'),
    withoutUsage,
  };
}
