import {
  AndFilter,
  ApproximateFilter,
  EqualityFilter,
  ExtensibleFilter,
  type Filter,
  FilterParser,
  GreaterThanEqualsFilter,
  LessThanEqualsFilter,
  NotFilter,
  OrFilter,
  PresenceFilter,
  SubstringFilter,
} from 'ldapts';

const PLACEHOLDER = '{{username}}';

/** The search filter of the settings, read once. */
export interface SearchFilter {
  /** The filter that finds a user name. The name is the value of a filter object: no character in it means anything. */
  of(username: string): Filter;
  /** Everybody whom some user name could find. */
  ofAnybody(): Filter;
}

/**
 * Reads a filter template, RFC 4515 with `{{username}}` where the name belongs.
 * @throws Error with words for an administrator: where the text is no filter, where `{{username}}` is not the whole value of a comparison,
 * and where the filter would find somebody whatever the name is
 */
export function parseSearchFilter(text: string): SearchFilter {
  const template = compiled(parsed(text));
  if (!template.needsName) {
    throw new Error(
      `the search filter must find people by ${PLACEHOLDER} and by nothing else, such as (uid=${PLACEHOLDER})`,
    );
  }
  return { of: (username) => template.build({ username }), ofAnybody: () => template.build(undefined) };
}

/** Absent: any name. */
type Name = { readonly username: string } | undefined;

interface Template {
  readonly build: (name: Name) => Filter;
  /** Nothing fits without regard to the name. */
  readonly needsName: boolean;
}

function parsed(text: string): Filter {
  try {
    return FilterParser.parseString(text.trim().replace(/(?:\\[89a-f][0-9a-f])+/gi, decodedBytes));
  } catch (error) {
    throw new Error(`the search filter cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** The parser takes each escaped byte for a character of its own, which is wrong beyond ASCII. */
const decodedBytes = (escapes: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(escapes.replaceAll('\\', ''), 'hex'));

function compiled(filter: Filter): Template {
  if (filter instanceof AndFilter) {
    const parts = filter.filters.map(compiled);
    const build = (name: Name): Filter => new AndFilter({ filters: parts.map((part) => part.build(name)) });
    return { build, needsName: parts.some((part) => part.needsName) };
  }
  if (filter instanceof OrFilter) {
    const parts = filter.filters.map(compiled);
    const build = (name: Name): Filter => new OrFilter({ filters: parts.map((part) => part.build(name)) });
    return { build, needsName: parts.every((part) => part.needsName) };
  }
  if (filter instanceof NotFilter) {
    requireNoPlaceholder(filter);
    return { build: () => filter, needsName: false };
  }
  return compiledLeaf(filter);
}

function compiledLeaf(filter: Filter): Template {
  if (filter instanceof EqualityFilter && filter.value === PLACEHOLDER) {
    const { attribute } = filter;
    return named(attribute, (value) => new EqualityFilter({ attribute, value }));
  }
  if (filter instanceof ApproximateFilter && filter.value === PLACEHOLDER) {
    const { attribute } = filter;
    return named(attribute, (value) => new ApproximateFilter({ attribute, value }));
  }
  if (filter instanceof ExtensibleFilter && filter.value === PLACEHOLDER && filter.matchType !== '') {
    const { rule, matchType, dnAttributes } = filter;
    return named(matchType, (value) => new ExtensibleFilter({ rule, matchType, dnAttributes, value }));
  }
  requireNoPlaceholder(filter);
  return { build: () => filter, needsName: false };
}

const named = (attribute: string, withValue: (value: string) => Filter): Template => ({
  build: (name) => (name ? withValue(name.username) : new PresenceFilter({ attribute })),
  needsName: true,
});

function requireNoPlaceholder(filter: Filter): void {
  if (textsOf(filter).every((text) => !text.includes('{{'))) return;
  throw new Error(
    `in the search filter ${PLACEHOLDER} must be the whole value of a comparison, as in (uid=${PLACEHOLDER}), and not negated`,
  );
}

function textsOf(filter: Filter): string[] {
  if (filter instanceof AndFilter || filter instanceof OrFilter) return filter.filters.flatMap(textsOf);
  if (filter instanceof NotFilter) return textsOf(filter.filter);
  if (filter instanceof SubstringFilter) return [filter.initial, ...filter.any, filter.final];
  if (filter instanceof ExtensibleFilter) return [filter.rule, filter.value];
  const hasValue =
    filter instanceof EqualityFilter ||
    filter instanceof ApproximateFilter ||
    filter instanceof GreaterThanEqualsFilter ||
    filter instanceof LessThanEqualsFilter;
  return hasValue ? [String(filter.value)] : [];
}
