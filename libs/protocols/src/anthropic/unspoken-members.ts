import { type JsonObject, asList, asObject } from '../json/json-object';

const spokenOutputSettings: readonly string[] = ['effort', 'format'];
/** What a tool says to Anthropic beside what it is. `defer_loading` and the like change nothing where all tools are declared at once. */
const toolMembers: readonly string[] = ['input_examples', 'allowed_callers'];
const turnMembers: readonly string[] = ['clear_at', 'output_config'];

/**
 * Paths of what a Messages request says inside of its settings, tools and turns, and no other protocol has words for
 * (protocols.md 1.3). Members at the top are each translator's own affair.
 */
export function unspokenInside(request: JsonObject): string[] {
  const settings = Object.keys(asObject(request.output_config) ?? {}).filter(
    (name) => !spokenOutputSettings.includes(name),
  );
  return [
    ...saidOf(request.output_config, settings, 'output_config'),
    ...asList(request.tools).flatMap((tool, index) => saidOf(tool, toolMembers, `tools.${index}`)),
    ...asList(request.messages).flatMap((turn, index) => saidOf(turn, turnMembers, `messages.${index}`)),
  ];
}

function saidOf(holder: unknown, names: readonly string[], path: string): string[] {
  const object = asObject(holder) ?? {};
  return names.filter((name) => Object.hasOwn(object, name) && object[name] !== null).map((name) => `${path}.${name}`);
}
