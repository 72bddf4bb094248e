import type { ToolChoice } from '../../../anthropic/messages-wire';
import { type JsonObject, asObject, objectsOf } from '../../../json/json-object';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import type { ClientTools } from '../client-tools';

interface ChosenTools {
  readonly tools: readonly JsonObject[];
  readonly toolChoice: ToolChoice | undefined;
}

/**
 * The tools that may be called and how they are to be, in Anthropic's words (protocols.md 9.1). Without tools there is nothing to choose.
 * @throws UntranslatableError where the choice is none, or of a tool that is not there
 */
export function chooseTools(
  { tool_choice: said, parallel_tool_calls: parallel }: JsonObject,
  tools: ClientTools,
): ChosenTools {
  if (tools.definitions.length === 0) return { tools: [], toolChoice: undefined };
  const { choice, allowed } = choiceOf(said ?? 'auto', tools);
  const chosen = allowed ? tools.definitions.filter(({ name }) => allowed.has(name)) : tools.definitions;
  if (choice.type === 'none') return { tools: chosen, toolChoice: choice };
  if (parallel === false) return { tools: chosen, toolChoice: { ...choice, disable_parallel_tool_use: true } };
  const isUsual = choice.type === 'auto' && (said ?? null) === null;
  return { tools: chosen, toolChoice: isUsual ? undefined : choice };
}

interface Choice {
  readonly choice: ToolChoice;
  /** Undefined: all of them. */
  readonly allowed?: ReadonlySet<unknown>;
}

function choiceOf(said: unknown, tools: ClientTools): Choice {
  if (said === 'auto' || said === 'none') return { choice: { type: said } };
  if (said === 'required') return { choice: { type: 'any' } };
  const object = asObject(said);
  if (!object) throw new UntranslatableError('tool_choice', 'must be a mode or a tool');
  if (object.type === 'allowed_tools') {
    const allowed = new Set(objectsOf(object.tools).flatMap((tool) => tools.definedAs(tool)));
    if (allowed.size === 0) return { choice: { type: 'none' } };
    return { choice: { type: object.mode === 'required' ? 'any' : 'auto' }, allowed };
  }
  const [name] = tools.definedAs(object);
  if (name === undefined) throw new UntranslatableError('tool_choice', 'is a tool that is not among the tools');
  return { choice: { type: 'tool', name } };
}
