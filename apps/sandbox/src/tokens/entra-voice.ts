import { randomUUID } from 'node:crypto';
import { wholeAnswer } from '../http/answer';
import type { Refusal, Voice } from '../voice';
import { oauthVoice } from './oauth-voice';
import { tokenHeaders } from './token-answer';

/** What Entra says of itself when it fails: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const TRANSIENT = 'AADSTS90033: A transient error has occurred. Please try again.';
const EXPIRED_SECRET = 'AADSTS7000222: The provided client secret keys for the app are expired.';
const numberIn = /^AADSTS(\d+): /;

/** Microsoft's envelope. The description carries the ids once more, as the real one does. */
function errorBody({ status, message, code }: Refusal): string {
  const [traceId, correlationId] = [randomUUID(), randomUUID()];
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const text = numberIn.test(message) ? message : status === 401 ? EXPIRED_SECRET : TRANSIENT;
  const number = Number(numberIn.exec(text)?.[1]);
  return JSON.stringify({
    error: code ?? (status === 401 ? 'invalid_client' : 'temporarily_unavailable'),
    error_description: `${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [number],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${number}`,
  });
}

/** The token endpoint of Microsoft Entra. */
export const entraVoice: Voice = {
  ...oauthVoice,
  requestIdHeader: 'x-ms-request-id',
  errorBody,
  refuse: (refusal) => wholeAnswer(refusal.status, [...tokenHeaders, ...(refusal.headers ?? [])], errorBody(refusal)),
};
