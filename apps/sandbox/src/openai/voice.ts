import { wholeAnswer } from '../http/answer';
import type { Identity } from '../caller/identity';
import type { Refusal, Voice } from '../voice';
import { azureError, openAiError } from './errors';
import { azureIdentity, emptyTokensHeaders, exhaustedHeaders, openAiIdentity, roomHeaders } from './response-headers';

/** What a stream of one of OpenAI's APIs looks like. */
export type StreamForm = Pick<Voice, 'errorStep' | 'pingStep' | 'contentStep' | 'halfStep' | 'withoutUsage'>;

/** What a server says of itself, and how it wraps an error. */
interface Manner {
  readonly identityHeaders: (identity: Identity) => readonly string[];
  readonly errorOf: (refusal: Refusal) => object;
}

const manners: Readonly<Record<'openai' | 'azure', Manner>> = {
  openai: { identityHeaders: openAiIdentity, errorOf: openAiError },
  azure: { identityHeaders: azureIdentity, errorOf: azureError },
};

/** The words of OpenAI itself, or of Azure's house for it. */
export function openAiVoice(server: keyof typeof manners, form: StreamForm): Voice {
  const { identityHeaders, errorOf } = manners[server];
  const jsonHeaders = (identity: Identity): string[] => [
    'content-type',
    'application/json',
    ...identityHeaders(identity),
  ];
  const errorBody = (refusal: Refusal): string => JSON.stringify({ error: errorOf(refusal) });
  return {
    ...form,
    requestIdHeader: 'x-request-id',
    jsonHeaders,
    meteredJsonHeaders: (identity) => [...jsonHeaders(identity), ...roomHeaders],
    exhaustedHeaders,
    emptyTokensHeaders,
    errorBody,
    refuse: (refusal, identity) =>
      wholeAnswer(refusal.status, [...jsonHeaders(identity), ...(refusal.headers ?? [])], errorBody(refusal)),
  };
}

/** Of an answer that is sent as it comes. */
export const eventStreamHeaders = (voice: Voice, identity: Identity): string[] => {
  const [, , ...others] = voice.meteredJsonHeaders(identity);
  return ['content-type', 'text/event-stream; charset=utf-8', 'cache-control', 'no-cache', ...others];
};
