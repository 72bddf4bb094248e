import type { JsonObject } from '../../json';
import { RequestRefused } from '../../request-refused';
import { missing, wrongType, wrongValue } from '../refusals';
import { checkMessageItem } from './check-message-item';
import { kindOf } from './input-items';

/** Types that a conversation may consist of besides the ones that are looked at more closely. */
const others =
  /^(?:reasoning|item_reference|compaction|compaction_trigger|additional_tools|(?:mcp|tool_search|program)(?:_.+)?)$/;
const builtIn =
  /^(?:web_search|file_search|computer|image_generation|code_interpreter|local_shell|shell|apply_patch)_call(?:_output)?$/;

/** What an item of a type has to have, all of them texts. */
const required: Readonly<Record<string, readonly string[]>> = {
  function_call: ['call_id', 'name', 'arguments'],
  custom_tool_call: ['call_id', 'name', 'input'],
  function_call_output: ['call_id'],
  custom_tool_call_output: ['call_id'],
};
/** What the id of an item begins with, where it has one. */
const idPrefixes: Readonly<Record<string, string>> = {
  ...{ message: 'msg', reasoning: 'rs', function_call: 'fc', custom_tool_call: 'ctc' },
};

/** The items that a request brings, each on its own. Throws RequestRefused 400. */
export function checkItems(items: readonly JsonObject[]): void {
  for (const [index, item] of items.entries()) {
    const at = `input[${index}]`;
    const kind = kindOf(item);
    checkId(item, idPrefixes[kind], at);
    const members = required[kind];
    if (kind === 'message') checkMessageItem(item, at);
    else if (members) checkMembers(item, members, at);
    else if (!others.test(kind) && !builtIn.test(kind))
      throw wrongValue(`${at}.type`, kind, "'message', 'function_call', …");
    if (kind.endsWith('_call_output') && item.output === undefined) throw missing(`${at}.output`);
  }
}

function checkId({ id }: JsonObject, prefix: string | undefined, at: string): void {
  if (typeof id !== 'string' || prefix === undefined || id.startsWith(prefix)) return;
  const message = `Invalid '${at}.id': '${id}'. Expected an ID that begins with '${prefix}'.`;
  throw new RequestRefused(400, message, { param: `${at}.id`, code: 'invalid_value' });
}

function checkMembers(item: JsonObject, members: readonly string[], at: string): void {
  for (const member of members) {
    if (item[member] === undefined) throw missing(`${at}.${member}`);
    if (typeof item[member] !== 'string') throw wrongType(`${at}.${member}`, 'a string');
  }
}
