import type { ContentBlock } from '../../../anthropic/messages-wire';
import { memberOf } from '../../../gemini/members';
import { type JsonObject, asObject } from '../../../json/json-object';
import {
  optionalList,
  optionalObject,
  optionalText,
  requiredObject,
  requiredText,
} from '../../../openai/guarded-members';
import { readInlineData } from './media';
import type { RequestNotes } from './request-notes';

interface PendingCall {
  /** As Anthropic is told it. */
  readonly id: string;
  readonly name: string;
}

/**
 * Gives every call an id and finds the call of every result: by the id, else by the order of calls of the same name, because older clients
 * send no ids (protocols.md 9.4).
 */
export class ToolCalls {
  private pending: PendingCall[] = [];

  constructor(private readonly notes: RequestNotes) {}

  /** Results belong to the calls of the last turn of the model. */
  beginTurn(): void {
    this.pending = [];
  }

  /** @param place such as `1.0`: content and part @throws UntranslatableError */
  readCall(call: JsonObject, path: string, place: string): ContentBlock {
    const given = optionalText(call.id, `${path}.id`);
    const unnamed = `call_${place.replace('.', '_')}`;
    const id = this.notes.toolIds.shorten(given === undefined || given === '' ? unnamed : given);
    const name = this.notes.toolNames.shorten(requiredText(call.name, `${path}.name`));
    const input = optionalObject(call.args, `${path}.args`) ?? {};
    this.pending.push({ id, name });
    return { type: 'tool_use', id, name, input };
  }

  /** @returns undefined for the result of a call that nobody made @throws UntranslatableError */
  readResult(result: JsonObject, path: string): ContentBlock | undefined {
    const given = optionalText(result.id, `${path}.id`);
    const id = given === undefined || given === '' ? undefined : this.notes.toolIds.shorten(given);
    const name = this.notes.toolNames.shorten(requiredText(result.name, `${path}.name`));
    const byId = this.pending.findIndex((call) => call.id === id);
    const place = byId >= 0 ? byId : this.pending.findIndex((call) => call.name === name);
    const [call] = place < 0 ? [] : this.pending.splice(place, 1);
    const { text, isError } = readResponse(optionalObject(result.response, `${path}.response`) ?? {});
    const media = optionalList(result.parts, `${path}.parts`).map((part, index) => {
      const partPath = `${path}.parts.${index}`;
      const blob = memberOf(requiredObject(part, partPath), 'inlineData');
      return readInlineData(requiredObject(blob, `${partPath}.inlineData`), `${partPath}.inlineData`);
    });
    if (!call) return undefined;
    const content: ContentBlock[] = [...(text === '' ? [] : [{ type: 'text', text }]), ...media];
    return {
      ...{ type: 'tool_result', tool_use_id: call.id },
      ...(content.length > 0 ? { content } : {}),
      ...(isError ? { is_error: true } : {}),
    };
  }
}

/** `output` or `error`; where neither is there, all of it is the output. */
function readResponse(response: JsonObject): { readonly text: string; readonly isError: boolean } {
  const isError = response.output === undefined && response.error !== undefined;
  const said = isError ? response.error : (response.output ?? (hasMembers(response) ? response : ''));
  return { text: typeof said === 'string' ? said : JSON.stringify(said), isError };
}

const hasMembers = (object: JsonObject): boolean => Object.keys(asObject(object) ?? {}).length > 0;
