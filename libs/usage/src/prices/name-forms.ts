import type { Platform } from '@app/common';
import { isRegional, vendorName, withoutReleaseDate } from './vendor-name';

/** A platform's words for a model in all forms in which a price may have it. */
export interface NameForms {
  /** As it is, without a release date, and both by the vendor's name for it: the first that a price has counts. */
  readonly exact: readonly string[];
  /** What rules for names that start alike are held against. */
  readonly whole: readonly string[];
  readonly isRegional: boolean;
}

const MOST_KEPT = 2_000;
/** Names that have prices are 200 characters long at the most, and a platform's words around them not much longer. */
const LONGEST_NAME = 1_000;

/**
 * Forms of names, kept because the same few are asked for with each request. Callers make names up, of any length, so that not all can be
 * kept.
 */
export class KnownNameForms {
  private readonly kept = new Map<string, NameForms>();

  of(platform: Platform, model: string): NameForms {
    if (model.length > LONGEST_NAME) return { exact: [], whole: [model], isRegional: false };
    const key = `${platform}/${model}`;
    const kept = this.kept.get(key);
    if (kept) return kept;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const forms = formsOf(platform, model);
    this.kept.set(key, forms);
    return forms;
  }
}

function formsOf(platform: Platform, model: string): NameForms {
  const whole = [...new Set([model, vendorName(platform, model)])];
  const exact = [...new Set(whole.flatMap((name) => [name, withoutReleaseDate(name)]))];
  return { exact, whole, isRegional: isRegional(platform, model) };
}
