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
  /** As the client said it; undefined: it did not. */
  readonly given: string | undefined;
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
  private readonly taken = new Set<string>();

  constructor(private readonly notes: RequestNotes) {}

  /** Results belong to the calls of the last turn of the model. */
  beginTurn(): void {
    this.pending = [];
  }

  /** @param place such as `1.0`: content and part @throws UntranslatableError */
  readCall(call: JsonObject, path: string, place: string): ContentBlock {
    const given = idOf(call, path);
    const id = this.idFor(given, `call_${place.replace('.', '_')}`);
    const name = this.notes.toolNames.shorten(requiredText(call.name, `${path}.name`));
    const input = optionalObject(call.args, `${path}.args`) ?? {};
    this.pending.push({ given, id, name });
    return { type: 'tool_use', id, name, input };
  }

  /** @returns undefined for the result of a call that nobody made @throws UntranslatableError */
  readResult(result: JsonObject, path: string): ContentBlock | undefined {
    const given = idOf(result, path);
    const name = this.notes.toolNames.shorten(requiredText(result.name, `${path}.name`));
    const byId = given === undefined ? -1 : this.pending.findIndex((call) => call.given === given);
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

  /** Anthropic wants every call of a conversation to have an id of its own; some clients use a function's name for it. */
  private idFor(given: string | undefined, unnamed: string): string {
    const candidates = given === undefined ? [unnamed] : [given, `${given}_${unnamed}`];
    const ids = candidates.map((candidate) => this.notes.toolIds.shorten(candidate));
    const id = ids.find((each) => !this.taken.has(each)) ?? unnamed;
    this.taken.add(id);
    return id;
  }
}

function idOf(object: JsonObject, path: string): string | undefined {
  const id = optionalText(object.id, `${path}.id`);
  return id === '' ? undefined : id;
}

/** `output` or `error`; where neither is there, all of it is the output. */
function readResponse(response: JsonObject): { readonly text: string; readonly isError: boolean } {
  const isError = response.output === undefined && response.error !== undefined;
  const said = isError ? response.error : (response.output ?? (hasMembers(response) ? response : ''));
  return { text: typeof said === 'string' ? said : JSON.stringify(said), isError };
}

const hasMembers = (object: JsonObject): boolean => Object.keys(asObject(object) ?? {}).length > 0;
