import { type JsonObject, asList, asObject } from '../json/json-object';

/** Stands in every answer that says what it has searched for. */
export const QUERIES = Buffer.from('"webSearchQueries"');

const generation = /(?:^|\/)gemini-(\d+)/;
/** From this generation on each query is charged, before it each answer that rests on any (the vendor's price list). */
const FIRST_CHARGED_BY_QUERY = 3;
/** More queries than any answer has: what an upstream may make us keep has an end. */
const MOST_QUERIES = 1_000;

/** Counts searches of the web that Google charges for: queries that are told twice are one, and empty ones none. */
export class GroundedSearches {
  private readonly queries = new Set<string>();

  take(candidates: readonly JsonObject[]): void {
    for (const { groundingMetadata } of candidates) {
      for (const query of asList(asObject(groundingMetadata)?.webSearchQueries)) {
        if (typeof query === 'string' && query.trim() !== '' && this.queries.size < MOST_QUERIES)
          this.queries.add(query);
      }
    }
  }

  /** @param model as the answer names it; one whose generation is not known is charged by query */
  count(model: string | undefined): number {
    const named = Number(generation.exec(model ?? '')?.[1] ?? FIRST_CHARGED_BY_QUERY);
    return named < FIRST_CHARGED_BY_QUERY ? Math.min(this.queries.size, 1) : this.queries.size;
  }
}
