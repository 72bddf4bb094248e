import type { JsonObject } from '../../../json/json-object';

/** A tool that Anthropic's models know without being told, told to one that does not. */
export interface TypedTool {
  readonly description: string;
  readonly parameters: JsonObject;
}

const text = { type: 'string' };
const count = { type: 'integer' };
const range = { type: 'array', items: count, description: 'First and last line, counted from 1; -1 for the end.' };
const object = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  type: 'object',
  properties,
  required,
});

const typedTools: Readonly<Record<string, TypedTool>> = {
  bash: {
    description: 'Runs a command in a bash session that lives on between calls.',
    parameters: object({ command: text, restart: { type: 'boolean', description: 'Begins a new session.' } }, []),
  },
  text_editor: {
    description: 'Looks at, creates and changes text files. Texts to be replaced have to be found exactly once.',
    parameters: object(
      {
        command: { type: 'string', enum: ['view', 'create', 'str_replace', 'insert'] },
        ...{ path: text, file_text: text, old_str: text, new_str: text },
        ...{ insert_line: count, insert_text: text, view_range: range },
      },
      ['command', 'path'],
    ),
  },
  memory: {
    description: 'Keeps notes as files in the directory /memories, which lives on between conversations.',
    parameters: object(
      {
        command: { type: 'string', enum: ['view', 'create', 'str_replace', 'insert', 'delete', 'rename'] },
        ...{ path: text, file_text: text, old_str: text, new_str: text, old_path: text, new_path: text },
        ...{ insert_line: count, insert_text: text, view_range: range },
      },
      ['command'],
    ),
  },
};

/** Undefined for types that nobody but Anthropic can serve. @param type with its date, such as `bash_20250124` */
export function typedToolOf(type: string): TypedTool | undefined {
  const [, family = ''] = /^([a-z_]+)_\d{8}$/.exec(type) ?? [];
  return Object.hasOwn(typedTools, family) ? typedTools[family] : undefined;
}
