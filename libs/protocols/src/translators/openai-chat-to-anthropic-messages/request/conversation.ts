import type { ContentBlock, TextBlock } from '../../../anthropic/messages-wire';
import { type JsonObject, withoutUndefined } from '../../../json/json-object';
import { requiredList, requiredObject, requiredText } from '../../../openai/guarded-members';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { readAssistantContent } from './assistant-content';
import { readContent, readTexts } from './content-parts';
import type { RequestNotes } from './request-notes';

/** One message of the client, whose blocks still stand where the client put them. */
export interface Piece {
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: readonly ContentBlock[];
  /** In the client's request. */
  readonly path: string;
}

export interface Conversation {
  /** The system messages that stand before all others. */
  readonly system: readonly TextBlock[];
  readonly pieces: readonly Piece[];
}

/** @throws UntranslatableError */
export function readConversation(messages: unknown, notes: RequestNotes): Conversation {
  const list = requiredList(messages, 'messages');
  if (list.length === 0) throw new UntranslatableError('messages', 'at least one message is needed');
  const pieces = list.map((message, index) => {
    const path = `messages.${index}`;
    const object = requiredObject(message, path);
    if (object.name !== undefined && object.name !== null) notes.dropped.push(`${path}.name`);
    return readPiece(object, path, notes);
  });
  const firstOther = pieces.findIndex(({ role }) => role !== 'system');
  const leading = firstOther < 0 ? pieces.length : firstOther;
  return {
    system: pieces.slice(0, leading).flatMap(({ content }) => content as TextBlock[]),
    pieces: pieces.slice(leading),
  };
}

function readPiece(message: JsonObject, path: string, notes: RequestNotes): Piece {
  const contentPath = `${path}.content`;
  switch (message.role) {
    case 'system':
    case 'developer':
      return { role: 'system', content: readTexts(message.content, contentPath), path };
    case 'user':
      return { role: 'user', content: readContent(message.content, contentPath), path };
    case 'assistant':
      return { role: 'assistant', content: readAssistantContent(message, path, notes), path };
    case 'tool':
      return { role: 'user', content: [readToolResult(message, path, notes)], path };
    case 'function':
      throw new UntranslatableError(`${path}.role`, 'functions are spoken of as tools: use the role tool');
    default:
      throw new UntranslatableError(`${path}.role`, 'a role is expected here');
  }
}

function readToolResult(message: JsonObject, path: string, notes: RequestNotes): ContentBlock {
  const content = readContent(message.content, `${path}.content`);
  const id = requiredText(message.tool_call_id, `${path}.tool_call_id`);
  return {
    type: 'tool_result',
    tool_use_id: notes.toolIds.shorten(id),
    ...withoutUndefined({ content: content.length === 0 ? undefined : content }),
  };
}
