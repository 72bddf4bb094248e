import { type JsonObject, asList, asObject, asText, objectsOf } from '../json/json-object';

/**
 * Pieces of text in an event of a stream, in any of the protocols, each with what tells its answer from others of the same stream. What a
 * model thinks is no part of what it says.
 */
export function textsOfEvent(event: JsonObject): [answer: unknown, text: string][] {
  const delta = asObject(event.delta);
  const ofChat = objectsOf(event.choices).map(({ index, delta: piece }) => [index, asObject(piece)?.content]);
  const ofResponses = event.type === 'response.output_text.delta' ? event.delta : undefined;
  const ofGoogle = candidatesOf(event).map((candidate) => [candidate.index, texts(partsOf(candidate)).join('')]);
  const pieces = [[event.index, delta?.text], ...ofChat, [event.output_index, ofResponses], ...ofGoogle];
  return pieces.flatMap(([answer, piece]): [unknown, string][] => {
    const text = asText(piece);
    return text === undefined ? [] : [[answer, text]];
  });
}

/** The same of a whole answer, the message of an error included. */
export function textsOfAnswer(answer: JsonObject): string[] {
  const ofMessages = objectsOf(answer.content).map(({ text }) => text);
  const ofChat = objectsOf(answer.choices).map(({ message }) => asObject(message)?.content);
  const ofResponses = objectsOf(answer.output).flatMap(({ content }) => objectsOf(content).map(({ text }) => text));
  return texts([
    ...[...ofMessages, ...ofChat, ...ofResponses, ...candidatesOf(answer).flatMap(partsOf)],
    asObject(answer.error)?.message,
  ]);
}

/** Google's answers, those of Code Assist within an envelope. */
export function candidatesOf(answer: JsonObject): readonly JsonObject[] {
  const { candidates = asObject(answer.response)?.candidates } = answer;
  return objectsOf(candidates);
}

const partsOf = ({ content }: JsonObject): unknown[] =>
  asList(asObject(content)?.parts).map((part) => {
    const { thought, text } = asObject(part) ?? {};
    return thought === true ? undefined : text;
  });

const texts = (values: readonly unknown[]): string[] => values.map(asText).filter((text) => text !== undefined);
