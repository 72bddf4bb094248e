import { type JsonObject, SseDecoder, asList, asObject, asText, objectsOf, parseJson } from '@app/protocols';
import { redactCredentials } from './redact-credentials';
import { cutAt } from './text-preview';

const MOST_LETTERS = 4_000;
/** More than are shown, so that a secret that begins before the cut is seen whole enough to be known for one. */
const LOOKED_AT_LETTERS = MOST_LETTERS + 400;
/** Bytes of a stream that are read before it is looked whether that is enough. */
const READ_AT_ONCE = 4_096;
/** At once, in one stream. */
const MOST_ANSWERS = 24;
const LONGEST_ERROR = 400;
/** A word that the cut went through may be a secret that cannot be known for one any more. */
const unfinishedWord = /\S{0,200}$/;

interface Said {
  /** Of each answer; most have one. */
  readonly answers: readonly string[];
  /** There was more to read. */
  readonly isCut?: boolean;
  /** The answer broke off, and why. */
  readonly error?: string | undefined;
}

/**
 * What an answer says, in words: the text of a whole answer or of a stream, in any of the protocols; empty where there is none to read.
 * @param isWhole these are all of its bytes, and its end was reached
 */
export function answerText(bytes: Buffer, isStream: boolean, isWhole: boolean): string {
  const { answers, isCut = false, error }: Said = isStream ? streamed(bytes) : { answers: [whole(bytes).join('')] };
  const isBroken = !isWhole || isCut || error !== undefined;
  const shown = cutShort((answers.length > 0 ? answers : ['']).map((text) => spoken(text, isBroken)).join('\n'));
  return error === undefined ? shown : `${shown} ${redactCredentials(error.slice(0, LONGEST_ERROR))}`;
}

function spoken(text: string, isBroken: boolean): string {
  const isCut = isBroken || text.length > MOST_LETTERS;
  const redacted = redactCredentials(text.slice(0, LOOKED_AT_LETTERS));
  return isCut ? `${cutAt(redacted, MOST_LETTERS).replace(unfinishedWord, '')}…` : redacted;
}

const cutShort = (text: string): string => (text.length > MOST_LETTERS ? `${cutAt(text, MOST_LETTERS)}…` : text);

/** Each of several answers at once by itself: a secret whose pieces stand among those of another one would not be known. */
function streamed(bytes: Buffer): Said {
  let letters = 0;
  const byAnswer = new Map<unknown, string[]>();
  let error: string | undefined;
  const decoder = new SseDecoder(({ data }) => {
    const event = asObject(parseJson(data.toString('utf8')));
    if (!event) return;
    for (const [answer, text] of textsOfEvent(event)) {
      const said = byAnswer.get(answer) ?? [];
      byAnswer.set(answer, said);
      said.push(text);
      letters += text.length;
    }
    error ??= asText(asObject(event.error)?.message);
  });
  let offset = 0;
  for (; offset < bytes.length && letters <= LOOKED_AT_LETTERS; offset += READ_AT_ONCE)
    decoder.push(bytes.subarray(offset, offset + READ_AT_ONCE));
  const isCut = offset < bytes.length;
  return { isCut, answers: [...byAnswer.values()].slice(0, MOST_ANSWERS).map((said) => said.join('')), error };
}

function whole(bytes: Buffer): string[] {
  const parsed = parseJson(bytes.toString('utf8'));
  return Array.isArray(parsed) ? objectsOf(parsed).flatMap(textsOfAnswer) : textsOfAnswer(asObject(parsed) ?? {});
}

/** Pieces of text, each with what tells its answer from others of the same stream. */
function textsOfEvent(event: JsonObject): [answer: unknown, text: string][] {
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

function textsOfAnswer(answer: JsonObject): string[] {
  const ofMessages = objectsOf(answer.content).map(({ text }) => text);
  const ofChat = objectsOf(answer.choices).map(({ message }) => asObject(message)?.content);
  const ofResponses = objectsOf(answer.output).flatMap(({ content }) => objectsOf(content).map(({ text }) => text));
  return texts([
    ...[...ofMessages, ...ofChat, ...ofResponses, ...candidatesOf(answer).flatMap(partsOf)],
    asObject(answer.error)?.message,
  ]);
}

/** Google's answers, those of Code Assist within an envelope. */
function candidatesOf(answer: JsonObject): readonly JsonObject[] {
  const { candidates = asObject(answer.response)?.candidates } = answer;
  return objectsOf(candidates);
}

const partsOf = ({ content }: JsonObject): unknown[] =>
  asList(asObject(content)?.parts).map((part) => asObject(part)?.text);

const texts = (values: readonly unknown[]): string[] => values.map(asText).filter((text) => text !== undefined);
