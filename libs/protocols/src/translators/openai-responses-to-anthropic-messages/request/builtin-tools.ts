import { type JsonObject, asList, asObject, asText, withoutUndefined } from '../../../json/json-object';
import type { ToolKind } from '../client-tools';

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const milliseconds = { type: 'number', description: 'Milliseconds' };
const objectOf = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  ...{ type: 'object', properties, required },
});

/** Tools that OpenAI's models know by heart, described for a model that does not; members as in the calls of each (protocols.md 6.1). */
export const builtinTools: Readonly<
  Record<Exclude<ToolKind, 'function' | 'custom'>, (tool: JsonObject) => JsonObject>
> = {
  local_shell: () => ({
    description: "Runs a command on the user's machine and returns its output.",
    input_schema: objectOf(
      {
        command: { ...texts, description: 'The program and its arguments' },
        working_directory: text,
        timeout_ms: milliseconds,
        env: { type: 'object', additionalProperties: text },
      },
      ['command'],
    ),
  }),
  shell: () => ({
    description: "Runs commands in a shell on the user's machine and returns what each of them printed.",
    input_schema: objectOf({ commands: texts, timeout_ms: milliseconds, max_output_length: { type: 'number' } }, [
      'commands',
    ]),
  }),
  apply_patch: () => ({
    description: 'Creates, changes or deletes one file. A change is given as a diff in the V4A format.',
    input_schema: objectOf(
      {
        operation: objectOf(
          { type: { type: 'string', enum: ['create_file', 'update_file', 'delete_file'] }, path: text, diff: text },
          ['type', 'path'],
        ),
      },
      ['operation'],
    ),
  }),
  tool_search: (tool) => ({
    description: asText(tool.description) ?? 'Searches for tools that can be used afterwards.',
    input_schema: { ...(asObject(tool.parameters) ?? objectOf({ query: text }, ['query'])), type: 'object' },
  }),
  web_search: (tool) => {
    const domains = asList(asObject(tool.filters)?.allowed_domains).filter((domain) => typeof domain === 'string');
    const place = asObject(tool.user_location);
    return {
      type: 'web_search_20250305',
      ...(domains.length === 0 ? {} : { allowed_domains: domains }),
      ...(place ? { user_location: locationOf(place) } : {}),
    };
  },
};

function locationOf({ city, region, country, timezone }: JsonObject): JsonObject {
  const place = { city: asText(city), region: asText(region), country: asText(country), timezone: asText(timezone) };
  return { type: 'approximate', ...withoutUndefined(place) };
}
