import { readEvents } from '../sse-events';

/** How a client of a protocol asks one question, and what it reads as the answer's text. */
export interface ClientProtocol {
  readonly name: string;
  readonly path: (model: string, isStreaming: boolean) => string;
  readonly body: (model: string, text: string, isStreaming: boolean) => object;
  /** Of a whole answer. */
  readonly textOf: (answer: never) => string;
  /** Of one event's data; empty where it has no text. */
  readonly deltaOf: (event: never) => string;
  /** Whether a stream has its last event: what no relay may invent. */
  readonly hasEnded: (stream: string) => boolean;
  /** The error that a stream ended with. */
  readonly errorIn: (stream: string) => unknown;
}

interface Message {
  readonly content: readonly { readonly text?: string }[];
}
interface MessageEvent {
  readonly type: string;
  readonly delta?: { readonly text?: string };
}
interface Completion {
  readonly choices?: readonly {
    readonly message?: { readonly content: string };
    readonly delta?: { content?: string };
  }[];
}
interface Response {
  readonly output: readonly { readonly content?: readonly { readonly text?: string }[] }[];
}
interface ResponseEvent {
  readonly type: string;
  readonly delta?: string;
}
interface Candidates {
  readonly candidates?: readonly {
    readonly content?: { readonly parts?: readonly { readonly text?: string; readonly thought?: boolean }[] };
  }[];
}

const dataOf = (stream: string): Record<string, unknown>[] =>
  readEvents(stream)
    .events.filter(({ data }) => data.startsWith('{'))
    .map(({ data }) => JSON.parse(data) as Record<string, unknown>);

const partsOf = ({ candidates = [] }: Candidates): string =>
  (candidates[0]?.content?.parts ?? []).map(({ text = '', thought }) => (thought ? '' : text)).join('');

export const messages: ClientProtocol = {
  name: 'anthropic-messages',
  path: () => '/api/v1/messages',
  body: (model, text, stream) => ({ model, max_tokens: 100, stream, messages: [{ role: 'user', content: text }] }),
  textOf: ({ content }: Message) => content.map(({ text = '' }) => text).join(''),
  deltaOf: ({ type, delta }: MessageEvent) => (type === 'content_block_delta' ? (delta?.text ?? '') : ''),
  hasEnded: (stream) => dataOf(stream).some(({ type }) => type === 'message_stop'),
  errorIn: (stream) => dataOf(stream).find(({ type }) => type === 'error')?.error,
};

export const chat: ClientProtocol = {
  name: 'openai-chat',
  path: () => '/openai/v1/chat/completions',
  body: (model, text, stream) => ({
    ...{ model, stream, messages: [{ role: 'user', content: text }] },
    ...(stream ? { stream_options: { include_usage: true } } : {}),
  }),
  textOf: ({ choices }: Completion) => choices?.[0]?.message?.content ?? '',
  deltaOf: ({ choices }: Completion) => choices?.[0]?.delta?.content ?? '',
  hasEnded: (stream) => stream.includes('data: [DONE]') || stream.includes('"finish_reason":"stop"'),
  errorIn: (stream) => dataOf(stream).find(({ error }) => error !== undefined)?.error,
};

export const responses: ClientProtocol = {
  name: 'openai-responses',
  path: () => '/openai/v1/responses',
  body: (model, text, stream) => ({ model, stream, input: text }),
  textOf: ({ output }: Response) => output.flatMap(({ content = [] }) => content.map(({ text = '' }) => text)).join(''),
  deltaOf: ({ type, delta = '' }: ResponseEvent) => (type === 'response.output_text.delta' ? delta : ''),
  hasEnded: (stream) => dataOf(stream).some(({ type }) => type === 'response.completed'),
  errorIn: (stream) => {
    const last = dataOf(stream).find(({ type }) => type === 'response.failed' || type === 'error');
    return last?.type === 'error' ? last : (last?.response as { error?: unknown } | undefined)?.error;
  },
};

export const gemini: ClientProtocol = {
  name: 'gemini-generate-content',
  path: (model, isStreaming) =>
    `/gemini/v1beta/models/${model}:${isStreaming ? 'streamGenerateContent?alt=sse' : 'generateContent'}`,
  body: (_, text) => ({ contents: [{ role: 'user', parts: [{ text }] }] }),
  textOf: partsOf,
  deltaOf: partsOf,
  hasEnded: (stream) => stream.includes('"finishReason"'),
  errorIn: (stream) => dataOf(stream).find(({ error }) => error !== undefined)?.error,
};

/** The text of a stream, delta by delta. */
export const deltasOf = (protocol: ClientProtocol, stream: string): string[] =>
  dataOf(stream)
    .map((event) => protocol.deltaOf(event as never))
    .filter((text) => text !== '');
