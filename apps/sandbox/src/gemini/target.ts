/** What a path asks for, of the Gemini API or of Vertex AI. */
export interface Target {
  /** As the path names it, without `models/`. */
  readonly model: string;
  readonly method: string;
  /** Such as `v1beta`. */
  readonly version: string;
  /** Host of the real API, by which errors name it. */
  readonly service: string;
  readonly isVertex: boolean;
  /** Whether the stream is an array and no server-sent events. */
  readonly isArray: boolean;
}

export const GEMINI_SERVICE = 'generativelanguage.googleapis.com';
export const VERTEX_SERVICE = 'aiplatform.googleapis.com';

/** Without `alt=sse` a stream is one JSON array. */
export const wantsArray = (method: string, url: string): boolean =>
  method === 'streamGenerateContent' && new URL(url, 'http://sandbox').searchParams.get('alt') !== 'sse';

export const isEmbeddingModel = (model: string): boolean =>
  /^(sandbox-.*embedding|(gemini|text)-embedding)/.test(model);

const isKnownModel = (model: string): boolean => /^(sandbox|gemini|text-embedding|gemma)-./.test(model);

/** Whether the model exists and can do what the path asks of it. */
export function serves({ model, method }: Target): boolean {
  if (!isKnownModel(model)) return false;
  const isEmbedding = /embed|predict/i.test(method);
  return model.startsWith('sandbox-') || method === 'countTokens' || isEmbeddingModel(model) === isEmbedding;
}
