import { type JsonObject, asList, asObject, asText, withoutUndefined } from '../../../json/json-object';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { builtinTools } from './builtin-tools';
import { type ClientTools, kindOfType } from '../client-tools';

interface Scope {
  readonly tools: ClientTools;
  readonly dropped: string[];
  /** The model can be held to a schema. */
  readonly structuredOutput: boolean;
}

/** Tools that the client counts on for its answer: leaving them out would give another answer than the one asked for. */
const refusedTypes = /^(?:file_search|code_interpreter|computer|mcp)/;

/** What tools say that Anthropic has no words for. */
const unspoken = ['allowed_callers', 'async', 'search_context_size'];

/** @param path of the list in the client's request */
export function defineTools(list: unknown, path: string, scope: Scope, namespace?: string): void {
  asList(list).forEach((value, index) => defineTool(value, `${path}.${index}`, scope, namespace));
}

function defineTool(value: unknown, path: string, scope: Scope, namespace: string | undefined): void {
  const tool = asObject(value);
  const type = asText(tool?.type);
  if (!tool || type === undefined) throw new UntranslatableError(path, 'must be a tool with a type');
  if (type === 'namespace') {
    defineTools(tool.tools, `${path}.tools`, scope, nameOf(tool, path));
    return;
  }
  if (refusedTypes.test(type)) throw new UntranslatableError(path, `the tool ${type} does not exist on this upstream`);
  scope.dropped.push(...unspoken.filter((name) => (tool[name] ?? null) !== null).map((name) => `${path}.${name}`));
  const kind = kindOfType(type);
  if (kind === undefined || !isOffered(tool)) {
    scope.dropped.push(path);
    return;
  }
  if (kind !== 'function' && kind !== 'custom') {
    // Anthropic's search has a name of its own, which a function of the client can have taken.
    if (kind === 'web_search' && scope.tools.wireName({ kind, name: kind }) !== kind) scope.dropped.push(path);
    else scope.tools.define({ kind, name: kind }, builtinTools[kind](tool));
    return;
  }
  const named = { kind, name: nameOf(tool, path), ...(namespace === undefined ? {} : { namespace }) };
  scope.tools.define(named, kind === 'function' ? functionTool(tool, path, scope) : customTool(tool));
}

/** A search within what the client's vendor has stored, or among tools that this vendor holds back, exists there only. */
function isOffered({ type, execution, external_web_access: external }: JsonObject): boolean {
  return type === 'tool_search' ? execution === 'client' : external !== false;
}

function nameOf(tool: JsonObject, path: string): string {
  const name = asText(tool.name);
  if (name === undefined || name === '') throw new UntranslatableError(`${path}.name`, 'must be the name of the tool');
  return name;
}

function functionTool(tool: JsonObject, path: string, { structuredOutput }: Scope): JsonObject {
  const parameters = tool.parameters ?? {};
  const schema = asObject(parameters);
  if (!schema) throw new UntranslatableError(`${path}.parameters`, 'must be a JSON schema');
  return {
    ...withoutUndefined({ description: asText(tool.description) }),
    input_schema: { ...(schema.properties === undefined ? { properties: {} } : {}), ...schema, type: 'object' },
    ...(tool.strict === true && structuredOutput ? { strict: true } : {}),
  };
}

/** Freeform tools, such as Codex's apply_patch: Anthropic's tools take objects, so the text becomes a member of one. */
function customTool(tool: JsonObject): JsonObject {
  const format = asObject(tool.format);
  const grammar = format?.type === 'grammar' ? asText(format.definition) : undefined;
  const rule =
    grammar === undefined
      ? ''
      : `The input has to follow this grammar (${asText(format?.syntax) ?? 'lark'}):\n${grammar}`;
  return {
    description: [asText(tool.description) ?? '', rule].filter((text) => text !== '').join('\n\n'),
    input_schema: {
      type: 'object',
      properties: { input: { type: 'string', description: 'The whole input of the tool, as plain text' } },
      required: ['input'],
      additionalProperties: false,
    },
  };
}
