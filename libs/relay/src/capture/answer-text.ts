import { type JsonObject, SseDecoder, asList, asObject, asText, objectsOf, parseJson } from '@app/protocols';
import { cutAt } from './json-preview';
import { redactCredentials } from './redact-credentials';

const MOST_LETTERS = 4_000;
/** A word that the cut went through may be a secret that cannot be known for one any more. */
const unfinishedWord = /\S{0,200}$/;

/** What an answer says, in words: the text of a whole answer or of a stream, in any of the protocols; empty where there is none to read. */
export function answerText(bytes: Buffer, isStream: boolean, isWhole: boolean): string {
  const text = (isStream ? streamed(bytes) : whole(bytes)).join('');
  const isCut = !isWhole || text.length > MOST_LETTERS;
  const looked = text.slice(0, MOST_LETTERS + 400);
  const redacted = redactCredentials(looked);
  return isCut ? `${cutAt(redacted, MOST_LETTERS).replace(unfinishedWord, '')}…` : redacted;
}

function streamed(bytes: Buffer): string[] {
  const texts: string[] = [];
  const decoder = new SseDecoder(({ data }) => {
    const event = asObject(parseJson(data.toString('utf8')));
    if (event) texts.push(...textsOfEvent(event));
  });
  decoder.push(bytes);
  return texts;
}

function whole(bytes: Buffer): string[] {
  const parsed = parseJson(bytes.toString('utf8'));
  return Array.isArray(parsed) ? objectsOf(parsed).flatMap(textsOfAnswer) : textsOfAnswer(asObject(parsed) ?? {});
}

function textsOfEvent(event: JsonObject): string[] {
  const delta = asObject(event.delta);
  const ofChat = objectsOf(event.choices).map((choice) => asObject(choice.delta)?.content);
  const ofResponses = event.type === 'response.output_text.delta' ? event.delta : undefined;
  return texts([delta?.text, ...ofChat, ofResponses, ...ofCandidates(event), asObject(event.error)?.message]);
}

function textsOfAnswer(answer: JsonObject): string[] {
  const ofMessages = objectsOf(answer.content).map(({ text }) => text);
  const ofChat = objectsOf(answer.choices).map(({ message }) => asObject(message)?.content);
  const ofResponses = objectsOf(answer.output).flatMap(({ content }) => objectsOf(content).map(({ text }) => text));
  return texts([
    ...[...ofMessages, ...ofChat, ...ofResponses, ...ofCandidates(answer)],
    asObject(answer.error)?.message,
  ]);
}

/** Google's answers, those of Code Assist within an envelope. */
function ofCandidates(answer: JsonObject): unknown[] {
  const { candidates = asObject(answer.response)?.candidates } = answer;
  const parts = objectsOf(candidates).flatMap(({ content }) => asList(asObject(content)?.parts));
  return parts.map((part) => asObject(part)?.text);
}

const texts = (values: readonly unknown[]): string[] => values.map(asText).filter((text) => text !== undefined);
