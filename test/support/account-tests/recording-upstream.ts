import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it came to an upstream. */
export interface RecordedQuestion {
  readonly apiKey: string;
  readonly model: string;
  readonly prompt: string;
}

/** Speaks Anthropic Messages, and keeps what it was asked. Its port stays its own. */
export interface RecordingUpstream {
  readonly url: string;
  readonly questions: RecordedQuestion[];
  /** Called before each answer; what it resolves with is the status. */
  beforeAnswer: (question: RecordedQuestion) => number | Promise<number>;
  stop(): Promise<void>;
}

const usage = { input_tokens: 7, cache_read_input_tokens: 2, output_tokens: 3 };

async function questionOf(request: IncomingMessage): Promise<RecordedQuestion> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { model, messages } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
    readonly model: string;
    readonly messages: readonly { readonly content: string }[];
  };
  return { apiKey: String(request.headers['x-api-key']), model, prompt: messages[0]?.content ?? '' };
}

export async function startRecordingUpstream(): Promise<RecordingUpstream> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const question = await questionOf(request);
    upstream.questions.push(question);
    const status = await upstream.beforeAnswer(question);
    const { apiKey, model } = question;
    const content = [{ type: 'text', text: 'Yes' }];
    const message = { id: 'msg_1', type: 'message', role: 'assistant', model, content, stop_reason: 'end_turn', usage };
    const type = status === 401 ? 'authentication_error' : 'overloaded_error';
    const error = { type: 'error', error: { type, message: `Not with ${apiKey}` } };
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status < 400 ? message : error));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const upstream: RecordingUpstream = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    questions: [],
    beforeAnswer: () => 200,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return upstream;
}
