import type { FieldProblem } from '../../../api/problem';
import { type PriceValues, type TierValues, type TokenPrices } from './price-values';
import { pricedTools, serviceClasses, tokenClasses } from '../price-words';

/** What is wrong with a field, as the name of a message. */
export type PriceProblem = 'required' | 'dollars' | 'percent' | 'tokens' | 'region';

/** Exact to the micro-dollar. */
const isDollars = (text: string): boolean => /^\d{1,6}(\.\d{1,6})?$/.test(text.trim());

/** Problems by the path of their field, such as `classes.batch.percent`. */
export function priceProblems(values: PriceValues): Readonly<Record<string, PriceProblem>> {
  return Object.fromEntries([
    ...(['platform', 'model'] as const).flatMap((name) =>
      values[name].trim() === '' ? [[name, 'required'] as const] : [],
    ),
    ...tokenProblems('', values.prices, values.tiers),
    ...serviceClasses.flatMap((name) => {
      const { kind, percent, prices, tiers } = values.classes[name];
      if (kind === 'percent') return shareProblems(`classes.${name}.percent`, percent);
      return kind === 'own' ? tokenProblems(`classes.${name}.`, prices, tiers) : [];
    }),
    ...values.regions.flatMap(({ name, percent }, place) => [
      ...(name.trim() === '' ? [[`regions.${place}.name`, 'region'] as const] : []),
      ...shareProblems(`regions.${place}.percent`, percent),
    ]),
    ...pricedTools.flatMap((name) => {
      const price = values.tools[name];
      return price.trim() === '' || isDollars(price) ? [] : [[`tools.${name}`, 'dollars'] as const];
    }),
  ]);
}

type Found = readonly (readonly [path: string, problem: PriceProblem])[];

const shareProblems = (path: string, percent: number | string): Found =>
  Number.isInteger(Number(percent)) && percent !== '' && Number(percent) >= 0 ? [] : [[path, 'percent']];

function tokenProblems(prefix: string, prices: TokenPrices, tiers: readonly TierValues[]): Found {
  return [
    ...pricesProblems(`${prefix}prices`, prices, true),
    ...tiers.flatMap((tier, place): Found => {
      const path = `${prefix}tiers.${place}`;
      const before = tiers[place - 1];
      const rises = Number(tier.aboveTokens) > Number(before?.aboveTokens ?? 0);
      return [
        ...(rises && tier.aboveTokens !== '' ? [] : [[`${path}.aboveTokens`, 'tokens'] as const]),
        ...pricesProblems(`${path}.prices`, tier.prices, true),
      ];
    }),
  ];
}

function pricesProblems(path: string, prices: TokenPrices, needsBoth: boolean): Found {
  return tokenClasses.flatMap((name): Found => {
    const price = prices[name].trim();
    if (price !== '') return isDollars(price) ? [] : [[`${path}.${name}`, 'dollars']];
    return needsBoth && (name === 'input' || name === 'output') ? [[`${path}.${name}`, 'required']] : [];
  });
}

/** Where a problem that the control plane found is shown. */
export function formErrorsOf(fields: readonly FieldProblem[]): Readonly<Record<string, string>> {
  const places: Readonly<Record<string, string>> = {
    ...{ prices: 'prices.input', longContext: 'tiers.0.aboveTokens', classes: 'classes.batch.kind' },
    ...{ regions: 'regions.0.name', tools: 'tools.webSearch' },
  };
  return Object.fromEntries(fields.map(({ field, message }) => [places[field] ?? field, message]));
}
