import type { Arrival } from '../arrival';
import type { Route } from '../dialect';
import type { Voice } from '../voice';
import { answerEmbeddings } from './answer-embeddings';
import { answerModels } from './answer-models';
import { answerChat } from './chat/answer-chat';
import { chatForm } from './chat/chat-form';
import { answerCompact } from './responses/answer-compact';
import { answerInputTokens } from './responses/answer-input-tokens';
import { answerResponses } from './responses/answer-responses';
import { answerStored, refuseUpgrade } from './responses/answer-stored';
import { responsesForm } from './responses/responses-form';
import { openAiVoice } from './voice';

/** What OpenAI's own server and Azure's have in common, each with its own errors and headers. */
function routesOf(server: 'openai' | 'azure') {
  const [chatVoice, responsesVoice] = [openAiVoice(server, chatForm), openAiVoice(server, responsesForm)];
  const asked = (answer: Route['answer'], voice: Voice): Route => ({ method: 'POST', metered: true, voice, answer });
  const looked = (answer: Route['answer'], voice: Voice): Route => ({ method: 'GET', metered: false, voice, answer });
  return {
    chat: asked(answerChat, chatVoice),
    embeddings: asked(answerEmbeddings, chatVoice),
    models: looked(answerModels, chatVoice),
    responses: asked(answerResponses, responsesVoice),
    compact: asked(answerCompact, responsesVoice),
    inputTokens: asked(answerInputTokens, responsesVoice),
    stored: looked(answerStored, responsesVoice),
    upgrade: looked(refuseUpgrade, responsesVoice),
  };
}

const routes = { openai: routesOf('openai'), azure: routesOf('azure') };

const modelsPath = /\/models(?:\/[^/].*)?$/;
export const isModelsPath = (path: string): boolean => modelsPath.test(path);

/** By the end of the path, so that a server may have everything below a prefix of its own. Null: it is none of OpenAI's. */
export function openAiRoute(server: keyof typeof routes, { method, path }: Arrival): Route | null {
  const known = routes[server];
  if (path.endsWith('/chat/completions')) return known.chat;
  if (path.endsWith('/embeddings')) return known.embeddings;
  if (path.endsWith('/responses')) return method === 'GET' ? known.upgrade : known.responses;
  if (path.endsWith('/responses/compact')) return known.compact;
  if (path.endsWith('/responses/input_tokens')) return known.inputTokens;
  if (/\/responses\/resp_[^/]+$/.test(path)) return known.stored;
  return isModelsPath(path) ? known.models : null;
}
