import type { EffectiveKey } from '@app/api-keys';
import type { User } from '@app/auth';
import { isAdministrator } from '@app/common';
import { type Protocol, kitOf } from '@app/protocols';
import type { ModelWay, RelayRequest } from '@app/relay';
import { type TryRequest, USUAL_TOKENS } from './try-request.dto';

/** What usage records call whoever asks here. */
const CONSOLE = 'console';

interface Trying {
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Template of the route that it came by. */
  readonly route: string;
  readonly apiKey: EffectiveKey;
  readonly user: User;
  readonly way: ModelWay;
  readonly question: TryRequest;
}

/** What somebody asks in the console, as a client would with the same key. Nothing of the browser's own goes along. */
export function triedRequest({ way, question, user, apiKey, ...facts }: Trying): RelayRequest {
  const { protocol, permission } = way;
  const { model } = question;
  const body = Buffer.from(JSON.stringify(bodyIn(protocol, question)));
  return {
    ...facts,
    ...({ operation: 'generate', framing: 'sse', query: '', client: CONSOLE } as const),
    ...{ apiKey, user, permission, showsAccount: apiKey.debug || isAdministrator(user.role) },
    headers: { 'content-type': 'application/json', 'user-agent': 'trunkline-console' },
    ...{ body, envelope: kitOf(protocol).readEnvelope(body, { model, isStreaming: true }) },
  };
}

function bodyIn(protocol: Protocol, { model, prompt, maxTokens = USUAL_TOKENS }: TryRequest): object {
  const messages = [{ role: 'user', content: prompt }];
  switch (protocol) {
    case 'anthropic-messages':
    case 'openai-chat':
      return { model, max_tokens: maxTokens, messages, stream: true };
    case 'openai-responses':
      return { model, max_output_tokens: maxTokens, input: messages, stream: true, store: false };
    case 'gemini-generate-content':
    case 'gemini-code-assist':
      return {
        contents: [{ role: 'user', parts: [{ text: prompt }] }],
        generationConfig: { maxOutputTokens: maxTokens },
      };
  }
}
