import type { Platform } from '@app/common';
import { vendorName, withoutReleaseDate } from '../prices/vendor-name';

/** A model's name without what different words for it differ in. */
export interface ComparableModel {
  readonly key: string;
  readonly model: string;
}

/** The vendor's name for a model without its release date: `Claude Haiku 4.5` and `claude-haiku-4-5-20251001` are one. */
export function comparableModel(platform: Platform, name: string): ComparableModel {
  const model = withoutReleaseDate(vendorName(platform, name.trim()));
  const folded = model
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  // Display names have the date with hyphens.
  return { key: withoutReleaseDate(folded), model };
}

/**
 * The model of a line of OpenAI's costs: `gpt-4.1-2025-04-14, cached input`, `priority | gpt-5.6, output, long context`,
 * `gpt-image-2 text, input`. A line without a comma is of no model: it stands by its own name.
 */
export function modelOfLineItem(item: string): string {
  const afterTier = item.slice(item.lastIndexOf('|') + 1).trim();
  const comma = afterTier.indexOf(',');
  if (comma < 0) return afterTier;
  return afterTier.slice(0, comma).trim().split(' ', 1)[0] ?? '';
}
