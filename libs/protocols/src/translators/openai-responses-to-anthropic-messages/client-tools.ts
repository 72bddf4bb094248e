import { type JsonObject, asText } from '../../json/json-object';
import { ToolNames } from '../../openai/tool-names';

/** What kind of call a client of the Responses API expects; Anthropic knows one kind only. */
export type ToolKind = 'function' | 'custom' | 'local_shell' | 'shell' | 'apply_patch' | 'tool_search' | 'web_search';

/** A tool as the client speaks of it. */
export interface ClientTool {
  readonly kind: ToolKind;
  readonly name: string;
  readonly namespace?: string;
}

/** Longest name of a tool with Anthropic. */
const LONGEST_NAME = 128;

/** The tools of one request: how the client names them and how Anthropic knows them. Different tools never share a name there. */
export class ClientTools {
  private readonly names = new ToolNames(LONGEST_NAME);
  private readonly byName = new Map<string, ClientTool>();
  private readonly nameOf = new Map<string, string>();
  private readonly described = new Map<string, JsonObject>();

  /** Definitions in Anthropic's form, in the order in which they came. */
  get definitions(): readonly JsonObject[] {
    return [...this.described.values()];
  }

  /** Tells of a tool that can be called. One that is known already stays as it was. */
  define(tool: ClientTool, definition: JsonObject): void {
    const name = this.wireName(tool);
    if (!this.described.has(name)) this.described.set(name, { name, ...definition });
  }

  /** The tool's name with Anthropic; history can speak of tools that are not defined any more. */
  wireName(tool: ClientTool): string {
    const key = JSON.stringify([tool.kind, tool.namespace ?? '', tool.name]);
    const known = this.nameOf.get(key);
    if (known !== undefined) return known;
    const whole = qualifiedName(tool);
    let name = this.names.shorten(whole);
    for (let count = 2; this.byName.has(name); count += 1) name = this.names.shorten(`${whole}_${count}`);
    this.byName.set(name, tool);
    this.nameOf.set(key, name);
    return name;
  }

  /** The tool that Anthropic calls by this name; one that nobody defined is taken for a function. */
  toolNamed(name: string): ClientTool {
    return this.byName.get(name) ?? { kind: 'function', name };
  }

  /** Names, with Anthropic, of the defined tools that are meant by `{type, name}` of a tool choice. */
  definedAs(choice: JsonObject): string[] {
    const name = asText(choice.name);
    return [...this.described.keys()].filter((wireName) => {
      const tool = this.byName.get(wireName);
      if (!tool || kindOfType(choice.type) !== tool.kind) return false;
      const isBuiltin = tool.kind !== 'function' && tool.kind !== 'custom';
      return isBuiltin || name === tool.name || name === wireName;
    });
  }
}

/** `type` of a tool, or of the choice of one; versions of a tool are one kind. */
export function kindOfType(type: unknown): ToolKind | undefined {
  switch (type) {
    case 'function':
    case 'custom':
    case 'local_shell':
    case 'shell':
    case 'apply_patch':
    case 'tool_search':
      return type;
  }
  return typeof type === 'string' && type.startsWith('web_search') ? 'web_search' : undefined;
}

function qualifiedName({ name, namespace }: ClientTool): string {
  if (namespace === undefined) return name;
  return namespace.endsWith('__') ? `${namespace}${name}` : `${namespace}__${name}`;
}
