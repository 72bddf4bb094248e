import { type JsonObject, asText, objectsOf, withoutUndefined } from '../../../json/json-object';
import {
  optionalList,
  optionalObject,
  optionalText,
  requiredObject,
  requiredText,
} from '../../../openai/guarded-members';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import type { RequestNotes } from './request-notes';
import { isStrictSchema } from './strict-schema';
import { typedToolOf } from './typed-tools';

/** Tools that Anthropic's servers use themselves. Deferred tools need no search where all of them are declared. */
const serverTools =
  /^(?:web_search|web_fetch|code_execution|tool_search_tool_(?:bm25|regex)|advisor|mcp_toolset)(?:_\d{8})?$/;

/** Names of the tools of a request, before anything is checked. */
export const declaredNames = (request: JsonObject): string[] =>
  objectsOf(request.tools).flatMap(({ name }) => asText(name) ?? []);

/** `tools`, `tool_choice` and `parallel_tool_calls` of a chat (protocols.md 9.3). @throws UntranslatableError */
export function readTools(request: JsonObject, notes: RequestNotes): JsonObject {
  const tools = optionalList(request.tools, 'tools').flatMap((tool, index) => {
    const path = `tools.${index}`;
    return readTool(requiredObject(tool, path), path, notes);
  });
  const choice = optionalObject(request.tool_choice, 'tool_choice');
  if (tools.length === 0) {
    if (choice) notes.dropped.push('tool_choice');
    return {};
  }
  return {
    tools,
    ...withoutUndefined({
      tool_choice: choice && readChoice(choice, tools, notes),
      parallel_tool_calls: choice?.disable_parallel_tool_use === true ? false : undefined,
    }),
  };
}

function readTool(tool: JsonObject, path: string, notes: RequestNotes): JsonObject[] {
  const type = optionalText(tool.type, `${path}.type`) ?? 'custom';
  if (serverTools.test(type)) {
    notes.dropped.push(path);
    return [];
  }
  const typed = typedToolOf(type);
  if (!typed && type !== 'custom' && tool.input_schema === undefined)
    throw new UntranslatableError(`${path}.type`, 'this tool is known to models of Anthropic only');
  const name = notes.toolNames.shorten(requiredText(tool.name, `${path}.name`));
  if (typed) return [{ type: 'function', function: { name, ...typed } }];
  const parameters = requiredObject(tool.input_schema, `${path}.input_schema`);
  const description = optionalText(tool.description, `${path}.description`);
  const strict = tool.strict === true && isStrictSchema(parameters) ? true : undefined;
  return [{ type: 'function', function: withoutUndefined({ name, description, parameters, strict }) }];
}

const words: Readonly<Record<string, string>> = { auto: 'auto', any: 'required', none: 'none' };

function readChoice(choice: JsonObject, tools: readonly JsonObject[], notes: RequestNotes): unknown {
  const type = requiredText(choice.type, 'tool_choice.type');
  if (Object.hasOwn(words, type)) return words[type];
  if (type !== 'tool') throw new UntranslatableError('tool_choice.type', 'there is no such choice');
  const name = notes.toolNames.shorten(requiredText(choice.name, 'tool_choice.name'));
  if (tools.some((tool) => requiredObject(tool.function, 'tools').name === name))
    return { type: 'function', function: { name } };
  notes.dropped.push('tool_choice');
  return undefined;
}
