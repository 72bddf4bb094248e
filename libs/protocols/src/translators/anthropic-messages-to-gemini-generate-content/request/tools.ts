import { type JsonObject, asText, objectsOf, withoutUndefined } from '../../../json/json-object';
import {
  optionalList,
  optionalObject,
  optionalText,
  requiredObject,
  requiredText,
} from '../../../openai/guarded-members';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { typedToolOf } from '../../anthropic-messages-to-openai-chat/request/typed-tools';
import { geminiSchemaOf, hasParameters } from '../json-schema';
import type { RequestNotes } from './request-notes';

/** Tools that Anthropic's servers use themselves. Deferred tools need no search where all of them are declared. */
const serverTools =
  /^(web_search|web_fetch|code_execution|tool_search_tool_(?:bm25|regex)|advisor|mcp_toolset)(?:_\d{8})?$/;
/** Those that Google's servers have as well. */
const counterparts: Readonly<Record<string, string>> = { web_search: 'googleSearch', web_fetch: 'urlContext' };

/** How far they may go, which Google's are not told. */
const bounds = ['allowed_domains', 'blocked_domains', 'max_uses'];

/** Names of the tools of a request, before anything is checked. */
export const declaredNames = (request: JsonObject): string[] =>
  objectsOf(request.tools).flatMap(({ name }) => asText(name) ?? []);

/** `tools` and `toolConfig` (protocols.md 9.4). @throws UntranslatableError */
export function readTools(request: JsonObject, notes: RequestNotes): JsonObject {
  const declarations: JsonObject[] = [];
  const served = new Map<string, string>();
  const unbound: string[] = [];
  for (const [index, value] of optionalList(request.tools, 'tools').entries()) {
    const path = `tools.${index}`;
    const tool = requiredObject(value, path);
    const type = optionalText(tool.type, `${path}.type`) ?? 'custom';
    const [, family = ''] = serverTools.exec(type) ?? [];
    if (family === '') declarations.push(readTool(tool, type, path, notes));
    else if (Object.hasOwn(counterparts, family)) served.set(path, counterparts[family] ?? '');
    else notes.dropped.push(path);
    if (served.has(path))
      unbound.push(...bounds.filter((name) => (tool[name] ?? null) !== null).map((name) => `${path}.${name}`));
  }
  const choice = optionalObject(request.tool_choice, 'tool_choice');
  if (declarations.length > 0) {
    // Many models do not take both kinds at a time.
    notes.dropped.push(...served.keys());
    return { tools: [{ functionDeclarations: declarations }], ...readChoice(choice, declarations, notes) };
  }
  notes.dropped.push(...unbound);
  if (choice) notes.dropped.push('tool_choice');
  return served.size > 0 ? { tools: [...new Set(served.values())].map((name) => ({ [name]: {} })) } : {};
}

function readTool(tool: JsonObject, type: string, path: string, { names }: RequestNotes): JsonObject {
  const typed = typedToolOf(type);
  if (!typed && type !== 'custom' && tool.input_schema === undefined)
    throw new UntranslatableError(`${path}.type`, 'this tool is known to models of Anthropic only');
  const name = names.shorten(requiredText(tool.name, `${path}.name`));
  if (typed) return { name, description: typed.description, parametersJsonSchema: geminiSchemaOf(typed.parameters) };
  const schema = geminiSchemaOf(requiredObject(tool.input_schema, `${path}.input_schema`));
  return {
    name,
    ...withoutUndefined({
      description: optionalText(tool.description, `${path}.description`),
      parametersJsonSchema: hasParameters(schema) ? schema : undefined,
    }),
  };
}

const modes: Readonly<Record<string, string>> = { auto: 'AUTO', any: 'ANY', none: 'NONE' };

function readChoice(
  choice: JsonObject | undefined,
  declarations: readonly JsonObject[],
  { names, dropped }: RequestNotes,
): JsonObject {
  if (!choice) return {};
  const type = requiredText(choice.type, 'tool_choice.type');
  if (Object.hasOwn(modes, type)) return { toolConfig: { functionCallingConfig: { mode: modes[type] } } };
  if (type !== 'tool') throw new UntranslatableError('tool_choice.type', 'there is no such choice');
  const name = names.shorten(requiredText(choice.name, 'tool_choice.name'));
  if (declarations.some((declaration) => declaration.name === name))
    return { toolConfig: { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: [name] } } };
  dropped.push('tool_choice');
  return {};
}
