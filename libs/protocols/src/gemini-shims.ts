import type { JsonObject } from './json/json-object';
import type { StreamEncoder } from './translation/stream-encoder';
export const createGeminiArrayEncoder = (): StreamEncoder => ({
  contentType: 'application/json',
  encode: () => '',
  end: () => '',
});
export const codeAssistCompanionAnswer = (_method: string, _body: JsonObject): JsonObject | undefined => undefined;
