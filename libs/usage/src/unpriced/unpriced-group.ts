import { type Platform, type TokenUsage, noTokens, platforms } from '@app/common';
import type { ModelUsage } from '@app/protocols';
import type { UsageRecord } from '../records/usage-record';

/** What decides, within one UTC day, whether the models of a record have a price: prices change with the day. */
export interface UnpricedGroup {
  readonly platform: Platform;
  readonly accountId: string;
  /** What the account called the model. */
  readonly calledAs: string;
  /** By which the parts of the record are priced, each once. */
  readonly names: readonly string[];
}

/** A longer one is no name of a model, and would make a cell of any size. */
const LONGEST_FIELD = 1_000;

/** The group of a record, and the tokens of all classes by name; undefined: nothing of it was charged. */
export function groupOf(record: UsageRecord): { group: UnpricedGroup; tokens: readonly number[] } | undefined {
  const { platform, accountId, model, calledAs = model } = record;
  const entries: readonly ModelUsage[] = record.charged ?? [{ model: undefined, usage: record.tokens }];
  const parts = [...Map.groupBy(entries, (entry) => entry.model ?? calledAs)]
    .map(([name, own]) => ({ name, tokens: own.reduce((sum, { usage }) => sum + tokensOf(usage), 0) }))
    .sort((first, second) => (first.name < second.name ? -1 : 1));
  if (parts.length === 0) return undefined;
  const names = parts.map(({ name }) => name);
  return { group: { platform, accountId, calledAs, names }, tokens: parts.map(({ tokens }) => tokens) };
}

const tokensOf = (usage: TokenUsage): number =>
  (Object.keys(noTokens) as (keyof TokenUsage)[]).reduce((sum, name) => sum + usage[name], 0);

/** The field of a group's cell; undefined where it would be too long. The one name that most have is not said twice. */
export function fieldOfGroup({ platform, accountId, calledAs, names }: UnpricedGroup): string | undefined {
  const own = names.length === 1 && names[0] === calledAs ? [] : names;
  const field = JSON.stringify([platform, accountId, calledAs, ...own]);
  return field.length > LONGEST_FIELD ? undefined : field;
}

/** Undefined for a text that `fieldOfGroup` did not write. */
export function groupOfField(field: string): UnpricedGroup | undefined {
  const parts = listOfTexts(field);
  const [platform, accountId, calledAs, ...names] = parts;
  if (!isPlatform(platform) || accountId === undefined || calledAs === undefined) return undefined;
  return { platform, accountId, calledAs, names: names.length === 0 ? [calledAs] : names };
}

const isPlatform = (value: string | undefined): value is Platform =>
  (platforms as readonly (string | undefined)[]).includes(value);

function listOfTexts(text: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((part) => typeof part === 'string') ? list : [];
  } catch {
    return [];
  }
}
