import type { JsonObject } from '../../../json/json-object';

interface TypedTool {
  readonly type: RegExp;
  readonly description: string;
  readonly parameters: JsonObject;
}

const text = { type: 'string' };
const number = { type: 'integer' };
const numbers = { type: 'array', items: number };
const objectOf = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  ...{ type: 'object', properties, required },
});
const commandOf = (...commands: readonly string[]): JsonObject => ({ type: 'string', enum: commands });

/** Tools that Anthropic's models know by heart and the client runs, described for a model that does not (protocols.md 1.3, 9.3). */
const typedTools: readonly TypedTool[] = [
  {
    type: /^bash_/,
    description: 'Runs a command in a shell that stays open between calls; `restart` begins a new one.',
    parameters: objectOf({ command: text, restart: { type: 'boolean' } }, []),
  },
  {
    type: /^text_editor_/,
    description: 'Views, creates and edits text files.',
    parameters: objectOf(
      {
        command: commandOf('view', 'create', 'str_replace', 'insert'),
        ...{ path: text, file_text: text, old_str: text, new_str: text, insert_text: text },
        insert_line: number,
        view_range: numbers,
      },
      ['command', 'path'],
    ),
  },
  {
    type: /^memory_/,
    description: 'Keeps notes in files below /memories that last beyond this conversation.',
    parameters: objectOf(
      {
        command: commandOf('view', 'create', 'str_replace', 'insert', 'delete', 'rename'),
        ...{
          path: text,
          file_text: text,
          old_str: text,
          new_str: text,
          insert_text: text,
          old_path: text,
          new_path: text,
        },
        insert_line: number,
        view_range: numbers,
      },
      ['command'],
    ),
  },
  {
    type: /^computer_\d/,
    description: 'Uses the screen, mouse and keyboard of a computer. Coordinates are pixels from the top left corner.',
    parameters: objectOf(
      {
        ...{ action: text, text, duration: { type: 'number' }, scroll_amount: number },
        ...{ coordinate: numbers, start_coordinate: numbers, region: numbers },
        scroll_direction: commandOf('up', 'down', 'left', 'right'),
      },
      ['action'],
    ),
  },
];

/** Undefined for tools that only Anthropic can run. */
export function typedTool(type: string): Pick<TypedTool, 'description' | 'parameters'> | undefined {
  return typedTools.find((tool) => tool.type.test(type));
}
