import type { ListedPrice } from './price-words';

interface TermsRow {
  /** Undefined: the standard class. */
  readonly serviceClass: string | undefined;
  /** Undefined: of prompts of any length, or up to the first tier. */
  readonly aboveTokens: number | undefined;
  readonly prices: Readonly<Record<string, string>>;
}

export interface TermsTable {
  /** Classes of service that cost a share of the prices, in whole per cent. */
  readonly shares: readonly { readonly name: string; readonly share: number }[];
  /** Prices of tokens: the standard ones, then classes that have their own, each followed by its tiers. */
  readonly rows: readonly TermsRow[];
}

export function termsTable(terms: Pick<ListedPrice, 'prices' | 'longContext' | 'classes'>): TermsTable {
  const named = Object.entries(terms.classes ?? {});
  return {
    shares: named.flatMap(([name, own]) => (typeof own === 'number' ? [{ name, share: own }] : [])),
    rows: [
      ...rowsOf(undefined, terms),
      ...named.flatMap(([name, own]) => (typeof own === 'number' ? [] : rowsOf(name, own))),
    ],
  };
}

const rowsOf = (
  serviceClass: string | undefined,
  { prices, longContext = [] }: Pick<ListedPrice, 'prices' | 'longContext'>,
): TermsRow[] => [
  { serviceClass, aboveTokens: undefined, prices },
  ...longContext.map((tier) => ({ serviceClass, aboveTokens: tier.aboveTokens, prices: tier.prices })),
];
