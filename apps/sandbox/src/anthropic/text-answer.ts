import { isArray, isObject } from '../json';
import { placeholderFor } from '../simulation/placeholder';
import { spokenText } from '../simulation/spoken-text';
import { answersTool, lastUserText, lastUserTurn, blocksOf } from './conversation';
import type { MessagesRequest } from './messages-request';

/** What the simulated model has to say: JSON where a schema asks for it, otherwise an echo. */
export function textAnswer(request: MessagesRequest): { readonly text: string; readonly isJson: boolean } {
  const schema = schemaOf(request);
  if (schema !== undefined) return { text: JSON.stringify(placeholderFor(schema)), isJson: true };
  const tool = answersTool(request.messages) ? toolResult(request) : null;
  return { text: spokenText(lastUserText(request.messages), tool), isJson: false };
}

/** `output_config.format`, or the older `output_format`. */
function schemaOf(request: MessagesRequest): unknown {
  const config = request.output_config;
  const format = isObject(config) && config.format !== undefined ? config.format : request.output_format;
  return isObject(format) && format.type === 'json_schema' ? format.schema : undefined;
}

function toolResult(request: MessagesRequest): string {
  const result = blocksOf(lastUserTurn(request.messages)).findLast((block) => block.type === 'tool_result');
  const content = result?.content;
  if (typeof content === 'string') return content;
  const texts = isArray(content) ? content.filter(isObject).map((block) => block.text) : [];
  return texts.filter((text) => typeof text === 'string').join(' ');
}
