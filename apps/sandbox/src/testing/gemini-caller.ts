import type { OutgoingHttpHeaders } from 'node:http';
import type { Received, RunningSandbox } from './running-sandbox';

export interface GeminiPart {
  text?: string;
  thought?: boolean;
  thoughtSignature?: string;
  functionCall?: { id: string; name: string; args: object };
}

export interface GeminiResponse {
  candidates?: { content: { role: string; parts: GeminiPart[] }; finishReason?: string }[];
  promptFeedback?: { blockReason: string };
  usageMetadata?: Record<string, number>;
  error?: { code: number; status: string; message: string; details?: Record<string, unknown>[] };
}

/** Asks for an answer; where nothing else is said, of `gemini-2.5-pro` and by `googleKey`. */
export type GeminiCaller = (
  body: object,
  options?: { readonly model?: string; readonly method?: string; readonly headers?: OutgoingHttpHeaders },
) => Promise<Received>;

export const googleKey = { 'x-goog-api-key': 'AIzaSandbox-one' };

export const geminiCaller =
  (sandbox: RunningSandbox): GeminiCaller =>
  (body, { model = 'gemini-2.5-pro', method = 'generateContent', headers = googleKey } = {}) =>
    sandbox.ask({ path: `/v1beta/models/${model}:${method}`, headers, body });

/** A conversation of one turn. */
export const said = (text: string): { readonly contents: readonly object[] } => ({
  contents: [{ role: 'user', parts: [{ text }] }],
});

export const jsonOf = (received: Received): GeminiResponse => JSON.parse(received.body.toString()) as GeminiResponse;

export const partsOf = (response: GeminiResponse): GeminiPart[] => response.candidates?.[0]?.content.parts ?? [];

/** The chunks of a stream of server-sent events. */
export const chunksOf = (received: Received): GeminiResponse[] =>
  received.body
    .toString()
    .split('\n\n')
    .filter((event) => event.startsWith('data: '))
    .map((event) => JSON.parse(event.slice(6)) as GeminiResponse);
