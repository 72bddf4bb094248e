import { type JsonObject, asList, asObject, asText, objectsOf, withoutUndefined } from '../../../json/json-object';
import type { ToolNames } from '../../../openai/tool-names';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { typedTool } from './typed-tools';

/** Tools that Anthropic's servers use themselves. Deferred tools need no search where all of them are declared. */
const serverTools = /^(?:web_fetch|code_execution|tool_search_tool|advisor|mcp_toolset)(?:_|$)/;

interface ToolScope {
  readonly names: ToolNames;
  readonly dropped: string[];
}

/** Names of all tools of a request that have one. */
export function namesOfTools(request: JsonObject): string[] {
  return objectsOf(request.tools).flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
}

/** Tools that stand in the request, and those that are defined amid the conversation. Tools that only Anthropic can run are left out. */
export function toolsOf(request: JsonObject, scope: ToolScope): readonly JsonObject[] {
  const tools = asList(request.tools ?? []).flatMap((tool, index) => toolOf(tool, `tools.${index}`, scope));
  return [...tools, ...toolsAmid(request, scope)];
}

/** `tool_addition` of a system turn can hold a definition of its own (beta `inline-tools-2026-09-15`). */
function toolsAmid({ messages }: JsonObject, scope: ToolScope): readonly JsonObject[] {
  return asList(messages).flatMap((message, index) =>
    asList(asObject(message)?.content).flatMap((block, place) => {
      const definition = asObject(asObject(asObject(block)?.tool)?.definition);
      const path = `messages.${index}.content.${place}.tool.definition`;
      return asObject(block)?.type === 'tool_addition' && definition ? toolOf(definition, path, scope) : [];
    }),
  );
}

function toolOf(value: unknown, path: string, { names, dropped }: ToolScope): JsonObject[] {
  const tool = asObject(value);
  if (!tool) throw new UntranslatableError(path, 'must be a tool');
  const type = asText(tool.type) ?? 'custom';
  if (type.startsWith('web_search')) return [webSearch(tool, path, dropped)];
  const known = type === 'custom' ? functionOf(tool, path) : typedTool(type);
  if (!known && !serverTools.test(type))
    throw new UntranslatableError(`${path}.type`, 'this tool is known to models of Anthropic only');
  if (!known) {
    dropped.push(path);
    return [];
  }
  const name = asText(tool.name);
  if (name === undefined || name === '') throw new UntranslatableError(`${path}.name`, 'must be the name of the tool');
  const { description, parameters } = known;
  return [
    { type: 'function', name: names.shorten(name), ...withoutUndefined({ description }), parameters, strict: false },
  ];
}

function functionOf(tool: JsonObject, path: string): { description: string | undefined; parameters: JsonObject } {
  const schema = asObject(tool.input_schema);
  if (!schema) throw new UntranslatableError(`${path}.input_schema`, 'must be a JSON schema');
  // OpenAI refuses an object schema that does not say what it holds.
  const parameters = { ...schema, type: 'object', properties: schema.properties ?? {} };
  return { description: asText(tool.description), parameters };
}

function webSearch(tool: JsonObject, path: string, dropped: string[]): JsonObject {
  const unspoken = ['blocked_domains', 'max_uses'].filter((name) => (tool[name] ?? null) !== null);
  dropped.push(...unspoken.map((name) => `${path}.${name}`));
  const domains = asList(tool.allowed_domains).filter((domain) => typeof domain === 'string');
  const place = asObject(tool.user_location);
  return {
    type: 'web_search',
    ...(domains.length === 0 ? {} : { filters: { allowed_domains: domains } }),
    ...(place ? { user_location: place } : {}),
  };
}

/**
 * `tool_choice` in OpenAI's words; undefined: nothing to choose from, or nothing said.
 * @throws UntranslatableError where it is none, or of a tool that is not sent
 */
export function toolChoiceOf(request: JsonObject, tools: readonly JsonObject[], names: ToolNames): unknown {
  if ((request.tool_choice ?? null) === null || tools.length === 0) return undefined;
  const choice = asObject(request.tool_choice);
  switch (choice?.type) {
    case 'auto':
    case 'none':
      return choice.type;
    case 'any':
      return 'required';
    case 'tool': {
      const name = names.shorten(asText(choice.name) ?? '');
      if (tools.some((tool) => tool.name === name)) return { type: 'function', name };
      if (name === 'web_search' && tools.some(({ type }) => type === name)) return { type: name };
      throw new UntranslatableError('tool_choice.name', 'is a tool that this upstream cannot be offered');
    }
  }
  throw new UntranslatableError('tool_choice', 'must be auto, any, none or a tool');
}
