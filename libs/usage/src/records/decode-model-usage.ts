import { type TokenUsage, noTokens, serverTools, serviceClasses } from '@app/common';
import type { ModelUsage } from '@app/protocols';
import { type MemberChecks, isCount, isText, withSoundMembers } from './sound-members';

/** Whether every class has a figure that can be added. */
export function isTokenUsage(value: Partial<TokenUsage> | null | undefined): boolean {
  return (Object.keys(noTokens) as (keyof TokenUsage)[]).every((name) => isCount(value?.[name]));
}

const isServiceClass = (value: unknown): boolean => (serviceClasses as readonly unknown[]).includes(value);

function isServerToolUses(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([tool, uses]) => (serverTools as readonly string[]).includes(tool) && isCount(uses),
  );
}

const optionalMembers: MemberChecks<ModelUsage> = {
  model: isText,
  reasoningTokens: isCount,
  serviceClass: isServiceClass,
  inferenceRegion: isText,
  serverTools: isServerToolUses,
};

/** What was used model by model, as it was noted. Undefined unless the tokens of all entries can be added; other members may be left out. */
export function decodeModelUsages(value: unknown): ModelUsage[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const entries = value as readonly (Partial<ModelUsage> | null)[];
  if (!entries.every((entry) => isTokenUsage(entry?.usage))) return undefined;
  return (entries as readonly ModelUsage[]).map((entry) => withSoundMembers(entry, optionalMembers));
}
