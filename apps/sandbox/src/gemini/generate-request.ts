import { type JsonObject, asNumber, asText, isJsonObject, objectsOf } from '@app/protocols';
import { RequestRefused } from '../request-refused';
import { type Content, readContents } from './contents';
import { listMember, member, objectMember, refuseUnknown } from './proto-json';

export interface Declaration {
  readonly name: string;
  /** JSON schema or Google's kind of it. */
  readonly schema: unknown;
}

/** A request for content, checked as far as the answer depends on it. */
export interface GenerateRequest {
  readonly model: string;
  readonly contents: readonly Content[];
  readonly system: JsonObject | undefined;
  readonly tools: readonly JsonObject[];
  readonly declarations: readonly Declaration[];
  readonly mode: string;
  /** Empty: all of them. */
  readonly allowedNames: readonly string[];
  readonly mostTokens: number;
  readonly stopSequences: readonly string[];
  /** What the text has to fit; undefined: any text will do. */
  readonly schema: unknown;
  readonly wantsImage: boolean;
  readonly thinking: 'off' | 'hidden' | 'shown';
}

const members = new Set([
  ...['model', 'contents', 'systemInstruction', 'tools', 'toolConfig', 'safetySettings', 'generationConfig'],
  ...['cachedContent', 'serviceTier', 'store', 'continuationToken'],
]);
const vertexMembers = new Set([...members, 'labels']);
const configMembers = new Set([
  ...['temperature', 'topP', 'topK', 'candidateCount', 'maxOutputTokens', 'stopSequences', 'seed', 'presencePenalty'],
  ...['frequencyPenalty', 'responseMimeType', 'responseSchema', 'responseJsonSchema', 'responseModalities', 'logprobs'],
  ...['responseLogprobs', 'thinkingConfig', 'mediaResolution', 'speechConfig', 'imageConfig', 'routingConfig'],
  ...['audioTimestamp', 'audioTranscriptionConfig', 'enableAffectiveDialog', 'enableEnhancedCivicAnswers'],
]);
const MOST_STOP_SEQUENCES = 5;

/** Vertex AI takes no content without a role, and labels besides. Throws RequestRefused. */
export function readGenerateRequest(model: string, body: JsonObject, isVertex: boolean): GenerateRequest {
  refuseUnknown(body, isVertex ? vertexMembers : members);
  const config = objectMember(body, 'generationConfig') ?? {};
  refuseUnknown(config, configMembers, 'generation_config');
  if (member(body, 'cachedContent') !== undefined) {
    throw new RequestRefused(403, 'CachedContent not found (or permission denied)');
  }
  const candidates = asNumber(member(config, 'candidateCount')) ?? 1;
  if (candidates !== 1) throw new RequestRefused(400, 'Multiple candidates is not enabled for this model');
  const tools = listMember(body, 'tools').filter(isJsonObject);
  const calling = objectMember(objectMember(body, 'toolConfig') ?? {}, 'functionCallingConfig') ?? {};
  const modalities = listMember(config, 'responseModalities');
  return {
    model,
    contents: readContents(body, isVertex),
    system: objectMember(body, 'systemInstruction'),
    tools,
    declarations: tools.flatMap(declarationsOf),
    mode: (asText(member(calling, 'mode')) ?? 'AUTO').toUpperCase(),
    allowedNames: texts(listMember(calling, 'allowedFunctionNames')),
    mostTokens: mostTokensOf(config),
    stopSequences: stopSequencesOf(config),
    schema: member(config, 'responseJsonSchema') ?? member(config, 'responseSchema'),
    wantsImage: modalities.some((modality) => String(modality).toUpperCase() === 'IMAGE'),
    thinking: thinkingOf(model, config),
  };
}

const texts = (list: readonly unknown[]): string[] => list.filter((text) => typeof text === 'string');

function declarationsOf(tool: JsonObject): Declaration[] {
  return objectsOf(member(tool, 'functionDeclarations')).map((declaration) => {
    const name = asText(declaration.name) ?? '';
    if (!/^[A-Za-z_][\w.:-]{0,127}$/.test(name)) {
      throw new RequestRefused(400, `Invalid function name "${name}". Must start with a letter or an underscore.`);
    }
    return { name, schema: member(declaration, 'parametersJsonSchema') ?? declaration.parameters };
  });
}

function mostTokensOf(config: JsonObject): number {
  const most = member(config, 'maxOutputTokens');
  if (most === undefined) return Infinity;
  if (typeof most === 'number' && Number.isInteger(most) && most > 0) return most;
  throw new RequestRefused(
    400,
    `Unable to submit request because it has a maxOutputTokens value of ${JSON.stringify(most)}.`,
  );
}

function stopSequencesOf(config: JsonObject): readonly string[] {
  const sequences = listMember(config, 'stopSequences');
  if (sequences.length > MOST_STOP_SEQUENCES) {
    throw new RequestRefused(400, 'The number of stop sequences must be at most 5.');
  }
  return texts(sequences).filter(Boolean);
}

/** Models of the third generation think unless they are told not to; the others if they are told to. */
function thinkingOf(model: string, config: JsonObject): GenerateRequest['thinking'] {
  const thinking = objectMember(config, 'thinkingConfig');
  const budget = asNumber(member(thinking ?? {}, 'thinkingBudget'));
  const level = member(thinking ?? {}, 'thinkingLevel');
  if (budget !== undefined && level !== undefined) {
    throw new RequestRefused(400, 'You can only set one of thinking budget and thinking level.');
  }
  if (budget === 0 || (!thinking && !alwaysThinks(model))) return 'off';
  return member(thinking ?? {}, 'includeThoughts') === true ? 'shown' : 'hidden';
}

/** Whether the model is of the generation whose function calls come and go with a signature. */
export const alwaysThinks = (model: string): boolean => /^gemini-[3-9]/.test(model);
