import type { ToolChoice } from '../../../anthropic/messages-wire';
import { memberOf, camelCaseOf, objectIn } from '../../../gemini/members';
import { type JsonObject, asText, withoutUndefined } from '../../../json/json-object';
import {
  optionalList,
  optionalObject,
  optionalText,
  requiredObject,
  requiredText,
} from '../../../openai/guarded-members';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { jsonSchemaOf } from './json-schema';
import type { RequestNotes } from './request-notes';

export interface ToolSetting {
  readonly tools: readonly JsonObject[];
  /** Absent where there are no tools, or nothing is said of their choice. */
  readonly choice: ToolChoice | undefined;
}

/** Tools of Google's servers that Anthropic's have as well. */
const webSearch: JsonObject = { type: 'web_search_20250305', name: 'web_search' };
const counterparts: Readonly<Record<string, JsonObject>> = {
  googleSearch: webSearch,
  googleSearchRetrieval: webSearch,
};
/** Without these the model answers all the same. */
const optional: ReadonlySet<string> = new Set(['urlContext', 'codeExecution', 'googleMaps', 'enterpriseWebSearch']);

/** @throws UntranslatableError */
export function readTools(request: JsonObject, notes: RequestNotes): ToolSetting {
  const declared = optionalList(request.tools, 'tools').flatMap((value, index) => {
    const path = `tools.${index}`;
    return Object.entries(requiredObject(value, path)).flatMap(([key, member]) => {
      const name = camelCaseOf(key);
      if (member === null) return [];
      if (name === 'functionDeclarations') return readDeclarations(member, `${path}.${name}`, notes);
      const counterpart = Object.hasOwn(counterparts, name) ? counterparts[name] : undefined;
      if (counterpart) return [counterpart];
      if (!optional.has(name))
        throw new UntranslatableError(`${path}.${name}`, 'this can only be done by the servers of Google');
      notes.dropped.push(`${path}.${name}`);
      return [];
    });
  });
  // Names are said once, and a function of the client can have the one of a server's tool.
  const tools = declared.filter(
    (tool, index) =>
      tool.type === undefined ||
      !declared.some((other, place) => other.name === tool.name && (other.type === undefined || place < index)),
  );
  const config = objectIn(objectIn(request, 'toolConfig'), 'functionCallingConfig');
  if (tools.length === 0 || !config) return { tools, choice: undefined };
  return chosen(tools, config, notes);
}

const CHOICE_PATH = 'toolConfig.functionCallingConfig';
const modes: Readonly<Record<string, ToolChoice['type']>> = {
  ...({ AUTO: 'auto', VALIDATED: 'auto', MODE_UNSPECIFIED: 'auto', ANY: 'any', NONE: 'none' } as const),
};

function chosen(tools: readonly JsonObject[], config: JsonObject, notes: RequestNotes): ToolSetting {
  const mode = optionalText(config.mode, `${CHOICE_PATH}.mode`)?.toUpperCase() ?? 'AUTO';
  const type = Object.hasOwn(modes, mode) ? modes[mode] : undefined;
  if (!type) throw new UntranslatableError(`${CHOICE_PATH}.mode`, 'there is no such mode');
  const allowed = optionalList(memberOf(config, 'allowedFunctionNames'), `${CHOICE_PATH}.allowedFunctionNames`).map(
    (name, index) => notes.toolNames.shorten(requiredText(name, `${CHOICE_PATH}.allowedFunctionNames.${index}`)),
  );
  const [only] = allowed;
  if (only === undefined || type === 'none') return { tools, choice: { type } };
  const kept = tools.filter(({ name }) => allowed.includes(asText(name) ?? ''));
  if (kept.length === 0)
    throw new UntranslatableError(`${CHOICE_PATH}.allowedFunctionNames`, 'none of these functions is declared');
  if (type === 'any' && allowed.length === 1) return { tools, choice: { type: 'tool', name: only } };
  return { tools: kept, choice: { type } };
}

function readDeclarations(value: unknown, path: string, notes: RequestNotes): JsonObject[] {
  return optionalList(value, path).map((member, index) => {
    const declarationPath = `${path}.${index}`;
    const declaration = requiredObject(member, declarationPath);
    for (const name of ['response', 'responseJsonSchema', 'behavior']) {
      if (memberOf(declaration, name) !== undefined) notes.dropped.push(`${declarationPath}.${name}`);
    }
    return withoutUndefined({
      name: notes.toolNames.shorten(requiredText(declaration.name, `${declarationPath}.name`)),
      description: optionalText(declaration.description, `${declarationPath}.description`),
      input_schema: inputSchemaOf(declaration, declarationPath),
    });
  });
}

function inputSchemaOf(declaration: JsonObject, path: string): JsonObject {
  const asJsonSchema = memberOf(declaration, 'parametersJsonSchema') ?? undefined;
  const name = asJsonSchema === undefined ? 'parameters' : 'parametersJsonSchema';
  const schema = optionalObject(asJsonSchema ?? declaration.parameters, `${path}.${name}`);
  if (!schema) return { type: 'object', properties: {} };
  const whole = jsonSchemaOf(schema);
  if (whole.type === undefined) return { ...whole, type: 'object' };
  if (whole.type !== 'object') throw new UntranslatableError(`${path}.${name}.type`, 'arguments are an object');
  return whole;
}
