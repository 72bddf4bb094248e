import { type JsonObject, isArray, isObject } from '../../json';
import type { EventWriter } from './event-writer';
import type { OutputItem } from './output-items';

/** How a kind of item is told piece by piece: https://platform.openai.com/docs/api-reference/responses-streaming */
type WriteContent = (writer: EventWriter, at: string, output: OutputItem, gapMs: number) => void;

/** The item from its announcement to its end. */
export function writeItem(writer: EventWriter, index: number, output: OutputItem, gapMs: number): void {
  const { item } = output;
  const at = `"item_id":"${String(item.id)}","output_index":${index}`;
  writer.part('response.output_item.added', `"output_index":${index},"item":${JSON.stringify(announced(item))}`);
  contentWriters[String(item.type)]?.(writer, at, output, gapMs);
  writer.part('response.output_item.done', `"output_index":${index},"item":${JSON.stringify(item)}`);
}

/** What is known of an item before it says anything. */
function announced(item: JsonObject): JsonObject {
  switch (item.type) {
    case 'message':
      return { ...item, status: 'in_progress', content: [] };
    case 'reasoning':
      return { ...item, summary: [] };
    case 'function_call':
      return { ...item, status: 'in_progress', arguments: '' };
    case 'custom_tool_call':
      return { ...item, status: 'in_progress', input: '' };
    default:
      return item;
  }
}

const writeMessage: WriteContent = (writer, at, { item, pieces }, gapMs) => {
  const part = isArray(item.content) && isObject(item.content[0]) ? item.content[0] : {};
  const here = `${at},"content_index":0`;
  if (part.type === 'refusal') {
    writeRefusal(writer, here, part, pieces, gapMs);
    return;
  }
  writer.part('response.content_part.added', `${here},"part":${JSON.stringify({ ...part, text: '' })}`);
  for (const piece of pieces) writer.delta('response.output_text.delta', `${here},"logprobs":[]`, piece, gapMs);
  writer.part('response.output_text.done', `${here},"text":${JSON.stringify(part.text)},"logprobs":[]`);
  writer.part('response.content_part.done', `${here},"part":${JSON.stringify(part)}`);
};

function writeRefusal(
  writer: EventWriter,
  here: string,
  part: JsonObject,
  pieces: readonly string[],
  gapMs: number,
): void {
  writer.part('response.content_part.added', `${here},"part":{"type":"refusal","refusal":""}`);
  for (const piece of pieces) writer.delta('response.refusal.delta', here, piece, gapMs);
  writer.part('response.refusal.done', `${here},"refusal":${JSON.stringify(part.refusal)}`);
  writer.part('response.content_part.done', `${here},"part":${JSON.stringify(part)}`);
}

const writeReasoning: WriteContent = (writer, at, { pieces }, gapMs) => {
  if (pieces.length === 0) return;
  const here = `${at},"summary_index":0`;
  const text = JSON.stringify(pieces.join(''));
  writer.part('response.reasoning_summary_part.added', `${here},"part":{"type":"summary_text","text":""}`);
  for (const piece of pieces) writer.delta('response.reasoning_summary_text.delta', here, piece, gapMs);
  writer.part('response.reasoning_summary_text.done', `${here},"text":${text}`);
  writer.part('response.reasoning_summary_part.done', `${here},"part":{"type":"summary_text","text":${text}}`);
};

/** The two kinds of calls differ in names only. */
const writeCall =
  (type: string, member: string): WriteContent =>
  (writer, at, { pieces }, gapMs) => {
    for (const piece of pieces) writer.delta(`response.${type}.delta`, at, piece, gapMs);
    writer.part(`response.${type}.done`, `${at},"${member}":${JSON.stringify(pieces.join(''))}`);
  };

const contentWriters: Readonly<Record<string, WriteContent>> = {
  message: writeMessage,
  reasoning: writeReasoning,
  function_call: writeCall('function_call_arguments', 'arguments'),
  custom_tool_call: writeCall('custom_tool_call_input', 'input'),
};
