import { hash } from 'node:crypto';
import type { JsonObject } from '../json';
import { charactersIn, tokensOf } from './count-tokens';

const MOST_PREFIXES = 20_000;

/** A prompt up to one of its parts. */
export interface PromptPrefix {
  /** What it consists of is told apart by this. */
  readonly digest: string;
  /** Tokens of all of it. */
  readonly tokens: number;
}

/** Remembers prompt prefixes, the longest unused forgotten first. Unlike the real ones it neither expires nor has a minimum length. */
export class PromptCache {
  private readonly prefixes = new Set<string>();

  /** Index of the longest prefix that was remembered before; -1: none. */
  longestKnown(prefixes: readonly PromptPrefix[]): number {
    return prefixes.findLastIndex(({ digest }) => this.prefixes.has(digest));
  }

  remember({ digest }: PromptPrefix): void {
    this.prefixes.delete(digest);
    this.prefixes.add(digest);
    if (this.prefixes.size <= MOST_PREFIXES) return;
    for (const oldest of this.prefixes) {
      this.prefixes.delete(oldest);
      return;
    }
  }
}

/** The prefixes that end with each of the parts. `start` tells accounts and models apart, which share nothing. */
export function prefixesOf(start: string, parts: readonly JsonObject[]): PromptPrefix[] {
  let digest = start;
  let characters = 0;
  return parts.map((part) => {
    digest = hash('sha1', digest + JSON.stringify(part));
    characters += charactersIn(part);
    return { digest, tokens: tokensOf(characters) };
  });
}
