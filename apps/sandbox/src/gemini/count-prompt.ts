import { type JsonObject, isJsonObject } from '@app/protocols';
import { charactersIn, tokensOf } from '../simulation/count-tokens';
import type { Content } from './contents';
import { member } from './proto-json';

/** What one picture or file counts, whatever its size: https://ai.google.dev/gemini-api/docs/tokens */
export const TOKENS_PER_MEDIUM = 258;

export interface PromptCount {
  readonly text: number;
  readonly media: number;
}

interface Prompt {
  readonly contents: readonly Content[];
  readonly system: JsonObject | undefined;
  readonly tools: unknown;
}

const isMedium = (part: JsonObject): boolean =>
  isJsonObject(member(part, 'inlineData')) || isJsonObject(member(part, 'fileData'));

/** Characters of everything in a turn that is text; a signature is none. */
export function charactersOf(content: Content): number {
  let sum = 0;
  for (const part of content.parts) {
    if (isMedium(part)) continue;
    for (const name in part) if (!/^thought_?signature$/i.test(name)) sum += name.length + charactersIn(part[name]);
  }
  return sum;
}

export const mediaOf = ({ parts }: Content): number => parts.filter(isMedium).length;

/** Characters of what the model reads before the first turn. */
export const charactersBefore = ({ system, tools }: Omit<Prompt, 'contents'>): number =>
  charactersIn(system ?? '') + charactersIn(tools ?? []);

/** Tokens of a prompt, the same for an answer and for countTokens. */
export function countPrompt({ contents, system, tools }: Prompt): PromptCount {
  const turns = contents.reduce((sum, content) => sum + charactersOf(content), 0);
  const media = contents.reduce((sum, content) => sum + mediaOf(content), 0);
  return { text: tokensOf(turns + charactersBefore({ system, tools })), media: media * TOKENS_PER_MEDIUM };
}

export const totalOf = ({ text, media }: PromptCount): number => text + media;
