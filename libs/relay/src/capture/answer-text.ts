import { SseDecoder, asObject, asText, objectsOf, parseJson, textsOfAnswer, textsOfEvent } from '@app/protocols';
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
