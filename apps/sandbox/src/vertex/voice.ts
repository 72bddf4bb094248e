import { hosted } from '../anthropic/hosted';
import { anthropicVoice } from '../anthropic/voice';
import { VERTEX_SERVICE } from '../gemini/target';
import { googleVoice } from '../gemini/voice';
import type { Voice } from '../voice';

const platform = googleVoice({ service: VERTEX_SERVICE, isArray: false });

/** What the model says no to comes in Anthropic's envelope; the platform has its own. */
const isOfModel = (status: number): boolean => [400, 413, 500, 529].includes(status);

/** Anthropic's models on Vertex AI. */
export const vertexVoice: Voice = {
  ...anthropicVoice,
  jsonHeaders: platform.jsonHeaders,
  meteredJsonHeaders: platform.meteredJsonHeaders,
  exhaustedHeaders: platform.exhaustedHeaders,
  emptyTokensHeaders: platform.emptyTokensHeaders,
  errorBody: (refusal, identity) =>
    (isOfModel(refusal.status) ? anthropicVoice : platform).errorBody(refusal, identity),
  refuse: (refusal, identity) =>
    isOfModel(refusal.status) ? hosted(anthropicVoice.refuse(refusal, identity)) : platform.refuse(refusal, identity),
};
