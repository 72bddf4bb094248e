import { type JsonObject, isArray, isObject } from '../../json';
import { RequestRefused } from '../../request-refused';
import { missing, unsupported, wrongType, wrongValue } from '../refusals';

/** The least that the real API takes. */
const LEAST_OUTPUT_TOKENS = 16;
const formats = new Set(['text', 'json_object', 'json_schema']);

/** Everything besides `input`, as far as the answer depends on it; what is not looked at is accepted. Throws RequestRefused 400. */
export function checkResponsesRequest(body: JsonObject): void {
  const { max_output_tokens: limit, background, text, tools, stream_options: options, stream } = body;
  if (limit !== undefined && limit !== null) checkLimit(limit);
  if (background === true) throw unsupported('background', 'The sandbox answers at once, and not in the background.');
  if (isObject(options) && stream !== true) {
    throw unsupported('stream_options', "The 'stream_options' parameter is only allowed when 'stream' is enabled.");
  }
  if (isObject(text) && isObject(text.format)) checkFormat(text.format);
  if (tools !== undefined && tools !== null) checkTools(tools);
}

function checkLimit(limit: unknown): void {
  if (!Number.isInteger(limit)) throw wrongType('max_output_tokens', 'an integer');
  if (Number(limit) >= LEAST_OUTPUT_TOKENS) return;
  const message = `Invalid 'max_output_tokens': integer below minimum value. Expected a value >= ${LEAST_OUTPUT_TOKENS}, but got ${Number(limit)} instead.`;
  throw new RequestRefused(400, message, { param: 'max_output_tokens', code: 'integer_below_min_value' });
}

function checkFormat({ type, name, schema }: JsonObject): void {
  if (typeof type !== 'string' || !formats.has(type)) {
    throw wrongValue('text.format.type', type, "'json_object', 'json_schema', and 'text'");
  }
  if (type !== 'json_schema') return;
  if (typeof name !== 'string') throw missing('text.format.name');
  if (!isObject(schema)) throw missing('text.format.schema');
}

/** The flat shape, and not the nested one of Chat Completions. */
function checkTools(tools: unknown): void {
  if (!isArray(tools)) throw wrongType('tools', 'an array of objects');
  for (const [index, tool] of tools.entries()) {
    if (!isObject(tool) || typeof tool.type !== 'string') throw missing(`tools[${index}].type`);
    const isNamed = tool.type === 'function' || tool.type === 'custom' || tool.type === 'namespace';
    if (isNamed && typeof tool.name !== 'string') throw missing(`tools[${index}].name`);
  }
}
