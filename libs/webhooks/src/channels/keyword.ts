import type { JsonObject } from '@app/protocols';
import { optionalForm } from '../settings/setting-fields';

/** Robots that only take messages with a certain word in them. */
export interface KeywordSettings {
  /** Letters, digits, spaces: stands before each title. */
  readonly keyword?: string;
}

/** @throws ChannelSettingsError */
export function optionalKeyword(settings: JsonObject): KeywordSettings {
  const words = 'must be at most 32 letters, digits, spaces, _ and -';
  const keyword = optionalForm(settings, 'keyword', /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,31}$/u, words);
  return keyword === undefined ? {} : { keyword };
}

export const withKeyword = (keyword: string | undefined, title: string): string =>
  keyword === undefined ? title : `${keyword} ${title}`;
