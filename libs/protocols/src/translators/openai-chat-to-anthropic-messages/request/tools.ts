import type { ToolChoice } from '../../../anthropic/messages-wire';
import { type JsonObject, asObject, withoutUndefined } from '../../../json/json-object';
import {
  optionalList,
  optionalObject,
  optionalText,
  requiredList,
  requiredObject,
  requiredText,
} from '../../../openai/guarded-members';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { withCacheControl } from './content-parts';
import type { RequestNotes } from './request-notes';

export interface ToolSetting {
  readonly tools: readonly JsonObject[];
  /** Absent where there are no tools, or nothing is said of their choice. */
  readonly choice: ToolChoice | undefined;
}

/** @throws UntranslatableError */
export function readTools(request: JsonObject, notes: RequestNotes): ToolSetting {
  if (optionalList(request.functions, 'functions').length > 0)
    throw new UntranslatableError('functions', 'functions are spoken of as tools: use tools');
  const tools = optionalList(request.tools, 'tools').map((tool, index) => {
    const path = `tools.${index}`;
    return readTool(requiredObject(tool, path), path, notes);
  });
  if (tools.length === 0) return { tools, choice: undefined };
  const { choice, allowed } = readChoice(request.tool_choice, notes);
  const isSequential = request.parallel_tool_calls === false;
  const spoken = choice ?? (isSequential ? ({ type: 'auto' } as const) : undefined);
  return {
    tools: allowed ? tools.filter(({ name }) => allowed.has(String(name))) : tools,
    choice: spoken && isSequential && spoken.type !== 'none' ? { ...spoken, disable_parallel_tool_use: true } : spoken,
  };
}

function readTool(tool: JsonObject, path: string, notes: RequestNotes): JsonObject {
  if (tool.type === 'custom')
    return readCustomTool(requiredObject(tool.custom, `${path}.custom`), `${path}.custom`, notes);
  if (tool.type !== 'function')
    throw new UntranslatableError(`${path}.type`, 'only tools of the types function and custom can be translated');
  const declared = requiredObject(tool.function, `${path}.function`);
  return withCacheControl(
    withoutUndefined({
      name: readName(declared.name, `${path}.function.name`, notes),
      description: optionalText(declared.description, `${path}.function.description`),
      input_schema: inputSchemaOf(declared.parameters, `${path}.function.parameters`),
      strict: declared.strict === true ? true : undefined,
    }),
    tool,
  );
}

/** A tool that is given a text becomes one that is given an object with this text. */
function readCustomTool(custom: JsonObject, path: string, notes: RequestNotes): JsonObject {
  const name = readName(custom.name, `${path}.name`, notes);
  notes.customTools.add(name);
  const grammar = asObject(optionalObject(custom.format, `${path}.format`)?.grammar);
  const rule =
    grammar && `The input has to follow this ${String(grammar.syntax)} grammar:\n${String(grammar.definition)}`;
  const description = optionalText(custom.description, `${path}.description`);
  return {
    name,
    ...withoutUndefined({
      description: [description, rule].filter((text) => text !== undefined).join('\n\n') || undefined,
    }),
    input_schema: {
      type: 'object',
      properties: { input: { type: 'string' } },
      required: ['input'],
      additionalProperties: false,
    },
  };
}

function readName(value: unknown, path: string, notes: RequestNotes): string {
  const name = requiredText(value, path);
  if (name === '') throw new UntranslatableError(path, 'a tool needs a name');
  return notes.toolNames.shorten(name);
}

function inputSchemaOf(parameters: unknown, path: string): JsonObject {
  const schema = optionalObject(parameters, path);
  if (!schema) return { type: 'object', properties: {} };
  if (schema.type === undefined) return { ...schema, type: 'object' };
  if (schema.type !== 'object') throw new UntranslatableError(`${path}.type`, 'the arguments of a tool are an object');
  return schema;
}

interface Choice {
  readonly choice: ToolChoice | undefined;
  /** Names that may be called; absent: all. */
  readonly allowed?: ReadonlySet<string>;
}

function readChoice(value: unknown, notes: RequestNotes): Choice {
  if (value === undefined || value === null) return { choice: undefined };
  const word = typeof value === 'string' && Object.hasOwn(choiceByWord, value) ? choiceByWord[value] : undefined;
  if (word) return { choice: { type: word } };
  const choice = requiredObject(value, 'tool_choice');
  if (choice.type === 'function' || choice.type === 'custom') {
    const path = `tool_choice.${choice.type}`;
    return { choice: { type: 'tool', name: nameAt(choice[choice.type], path, notes) } };
  }
  if (choice.type !== 'allowed_tools') throw new UntranslatableError('tool_choice.type', 'there is no such choice');
  const path = 'tool_choice.allowed_tools';
  const allowed = requiredObject(choice.allowed_tools, path);
  const names = requiredList(allowed.tools, `${path}.tools`).map((tool, index) => {
    const object = requiredObject(tool, `${path}.tools.${index}`);
    const kind = object.type === 'custom' ? 'custom' : 'function';
    return nameAt(object[kind], `${path}.tools.${index}.${kind}`, notes);
  });
  return { choice: { type: allowed.mode === 'required' ? 'any' : 'auto' }, allowed: new Set(names) };
}

const choiceByWord: Readonly<Record<string, ToolChoice['type']>> = { auto: 'auto', required: 'any', none: 'none' };

const nameAt = (holder: unknown, path: string, notes: RequestNotes): string =>
  readName(requiredObject(holder, path).name, `${path}.name`, notes);
