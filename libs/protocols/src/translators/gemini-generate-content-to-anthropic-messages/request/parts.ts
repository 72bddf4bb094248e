import type { ContentBlock } from '../../../anthropic/messages-wire';
import { memberOf } from '../../../gemini/members';
import type { JsonObject } from '../../../json/json-object';
import { optionalText, requiredObject, requiredText } from '../../../openai/guarded-members';
import type { OpaqueSealer } from '../../../translation/opaque-sealer';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { openBlocks } from '../sealed-blocks';
import { readFileData, readInlineData } from './media';
import type { RequestNotes } from './request-notes';
import type { ToolCalls } from './tool-calls';

export interface PartReading {
  readonly notes: RequestNotes;
  readonly calls: ToolCalls;
  readonly sealer: OpaqueSealer;
}

/** What a part is one of; other members say how it is to be looked at. */
const kinds = ['functionCall', 'functionResponse', 'inlineData', 'fileData', 'text'] as const;
/** What Google's servers did among themselves. */
const servedKinds = ['executableCode', 'codeExecutionResult', 'toolCall', 'toolResponse'];
const unspoken = ['videoMetadata', 'mediaResolution', 'mediaProcessing', 'partMetadata', 'speechMetadata'];
/** What clients send for a call that no model of Google made (protocols.md 7.3). */
const STAND_IN = 'skip_thought_signature_validator';

/** @param place such as `1.0`: content and part @throws UntranslatableError */
export function readPart(part: JsonObject, path: string, place: string, reading: PartReading): ContentBlock[] {
  const { dropped } = reading.notes;
  const served = servedKinds.find((name) => memberOf(part, name) !== undefined);
  if (served !== undefined) {
    dropped.push(`${path}.${served}`);
    return [];
  }
  for (const name of unspoken) if (memberOf(part, name) !== undefined) dropped.push(`${path}.${name}`);
  return [...readThoughts(part, path, reading), ...readSaid(part, path, place, reading)];
}

/** The thinking blocks that the model of Anthropic wrote before this part. */
function readThoughts(part: JsonObject, path: string, { notes, sealer }: PartReading): ContentBlock[] {
  const signature = optionalText(memberOf(part, 'thoughtSignature'), `${path}.thoughtSignature`);
  if (signature === undefined || signature === '' || signature === STAND_IN) return [];
  const blocks = openBlocks(sealer, signature);
  if (!blocks) notes.dropped.push(`${path}.thoughtSignature`);
  return blocks ?? [];
}

function readSaid(part: JsonObject, path: string, place: string, { notes, calls }: PartReading): ContentBlock[] {
  const kind = kinds.find((name) => memberOf(part, name) !== undefined && memberOf(part, name) !== null);
  const kindPath = `${path}.${kind ?? ''}`;
  const value = kind && memberOf(part, kind);
  switch (kind) {
    case 'text': {
      const text = requiredText(value, kindPath);
      // A summary of a thought is not the thought.
      if (part.thought === true) notes.dropped.push(kindPath);
      return text === '' || part.thought === true ? [] : [{ type: 'text', text }];
    }
    case 'functionCall':
      return [calls.readCall(requiredObject(value, kindPath), kindPath, place)];
    case 'functionResponse': {
      const result = calls.readResult(requiredObject(value, kindPath), kindPath);
      if (!result) notes.dropped.push(kindPath);
      return result ? [result] : [];
    }
    case 'inlineData':
      return [readInlineData(requiredObject(value, kindPath), kindPath)];
    case 'fileData':
      return [readFileData(requiredObject(value, kindPath), kindPath)];
    case undefined:
      if (Object.keys(part).every((name) => name.startsWith('thought'))) return [];
      throw new UntranslatableError(path, 'there is no such kind of content in Anthropic Messages');
  }
}
