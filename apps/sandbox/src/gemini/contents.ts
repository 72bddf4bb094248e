import { type JsonObject, asText, isJsonObject } from '@app/protocols';
import { RequestRefused } from '../request-refused';
import { lastTyped } from '../simulation/last-typed';
import { listMember, member } from './proto-json';

/** A turn of the conversation. */
export interface Content {
  readonly role: 'user' | 'model';
  readonly parts: readonly JsonObject[];
}

/** The turns of a request. Throws RequestRefused 400 with the texts of the real API. */
export function readContents(body: JsonObject, needsRole: boolean): Content[] {
  const contents = listMember(body, 'contents').map((content, index) => readContent(content, index, needsRole));
  if (contents.length === 0) {
    throw new RequestRefused(400, '* GenerateContentRequest.contents: contents is not specified\n');
  }
  for (const [index, content] of contents.entries()) checkFunctionTurn(content, contents[index - 1]);
  return contents;
}

function readContent(content: unknown, index: number, needsRole: boolean): Content {
  if (!isJsonObject(content)) throw new RequestRefused(400, `Invalid value at 'contents[${index}]'`);
  const role = asText(content.role) ?? (needsRole ? '' : 'user');
  // `function` is an older name for the user who brings results.
  if (role !== 'user' && role !== 'model' && role !== 'function') {
    throw new RequestRefused(400, 'Please use a valid role: user, model.');
  }
  const parts = listMember(content, 'parts').filter(isJsonObject);
  if (parts.length === 0) {
    throw new RequestRefused(
      400,
      `* GenerateContentRequest.contents[${index}].parts: contents.parts must not be empty.\n`,
    );
  }
  return { role: role === 'model' ? 'model' : 'user', parts };
}

/** Results come right after their calls, one for each. */
function checkFunctionTurn(content: Content, before: Content | undefined): void {
  const results = content.parts.filter((part) => isJsonObject(member(part, 'functionResponse'))).length;
  const calls = before?.parts.filter((part) => isJsonObject(member(part, 'functionCall'))).length ?? 0;
  if (results === 0 || content.role === 'model') return;
  if (calls === 0) {
    throw new RequestRefused(
      400,
      'Please ensure that function response turn comes immediately after a function call turn.',
    );
  }
  if (calls !== results) {
    throw new RequestRefused(
      400,
      'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.',
    );
  }
}

const lastUserContent = (contents: readonly Content[]): Content | undefined =>
  contents.findLast((content) => content.role === 'user');

/** What the user typed last; empty where that turn has no text. */
export const lastUserText = (contents: readonly Content[]): string =>
  lastTyped((lastUserContent(contents)?.parts ?? []).flatMap(({ text }) => asText(text) ?? []));

/** The results of functions that the last turn of the user brings. */
export const functionResponses = (contents: readonly Content[]): JsonObject[] =>
  (lastUserContent(contents)?.parts ?? []).map((part) => member(part, 'functionResponse')).filter(isJsonObject);
