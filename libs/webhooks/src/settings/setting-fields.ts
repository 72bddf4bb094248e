import type { JsonObject } from '@app/protocols';
import { ChannelSettingsError } from '../channels/channel';

const LONGEST_TEXT = 512;
/** Control characters have no place in any setting: they would end a header or a line. */
const hasControl = (text: string): boolean => /\p{Cc}/u.test(text);

/** Nothing but these: a misspelt member must not be taken for an absent one. @throws ChannelSettingsError */
export function requireOnly(settings: JsonObject, fields: readonly string[]): void {
  const unknown = Object.keys(settings).find((field) => !fields.includes(field));
  if (unknown !== undefined) throw new ChannelSettingsError(unknown.slice(0, 64), 'is not known here');
}

/** One line that is not empty. @throws ChannelSettingsError */
export function requireText(settings: JsonObject, field: string, longest = LONGEST_TEXT): string {
  const value = settings[field];
  if (typeof value !== 'string' || value.trim() === '') throw new ChannelSettingsError(field, 'must be a text');
  if (value.length > longest) throw new ChannelSettingsError(field, `must be at most ${longest} characters long`);
  if (hasControl(value) || !value.isWellFormed())
    throw new ChannelSettingsError(field, 'must be one line without control characters');
  return value;
}

/** The same where it may be absent. @throws ChannelSettingsError */
export function optionalText(settings: JsonObject, field: string, longest = LONGEST_TEXT): string | undefined {
  return settings[field] === undefined ? undefined : requireText(settings, field, longest);
}

/** A text, or a number as text, of a form that `words` says: "must be …". @throws ChannelSettingsError */
export function requireForm(settings: JsonObject, field: string, form: RegExp, words: string): string {
  const value = settings[field];
  const text = Number.isSafeInteger(value) ? String(value) : requireText(settings, field);
  if (!form.test(text)) throw new ChannelSettingsError(field, words);
  return text;
}

/** @throws ChannelSettingsError */
export function optionalForm(settings: JsonObject, field: string, form: RegExp, words: string): string | undefined {
  return settings[field] === undefined ? undefined : requireForm(settings, field, form, words);
}

/** One of a few words; undefined where it is absent. @throws ChannelSettingsError */
export function optionalChoice<Choice extends string>(
  settings: JsonObject,
  field: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = settings[field];
  if (value === undefined) return undefined;
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw new ChannelSettingsError(field, `must be one of ${choices.join(', ')}`);
  return choice;
}

/** Between one and `most` entries, each read as the field of that number: `to.0`. @throws ChannelSettingsError */
export function requireList<Entry>(
  settings: JsonObject,
  field: string,
  most: number,
  read: (entry: JsonObject, name: string) => Entry,
): readonly Entry[] {
  const value = settings[field];
  if (!Array.isArray(value) || value.length === 0) throw new ChannelSettingsError(field, 'must be a list with entries');
  if (value.length > most) throw new ChannelSettingsError(field, `must have at most ${most} entries`);
  return value.map((entry: unknown, index) => read({ [`${field}.${index}`]: entry }, `${field}.${index}`));
}
