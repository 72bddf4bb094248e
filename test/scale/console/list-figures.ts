import type { RelayHouse } from '../../support/relay-house';
import { type Figure, measure } from '../figures';

interface Parameter {
  readonly name: string;
  readonly schema: { readonly enum?: readonly string[] };
}
interface ApiDocument {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly parameters?: readonly Parameter[] } }>>;
}
interface List {
  readonly items: readonly unknown[];
  readonly nextCursor?: string | null;
}

/** How long the gateway takes for pages of every list that it has, in every order, searched, and for the page after the first. */
export async function listFigures(house: RelayHouse): Promise<Figure[]> {
  const { paths } = await house.admin<ApiDocument>('GET', '/docs/json');
  const figures: Figure[] = [];
  for (const [path, { get }] of Object.entries(paths)) {
    const parameters = get?.parameters ?? [];
    const named = (name: string): Parameter | undefined => parameters.find((parameter) => parameter.name === name);
    if (!named('cursor') || path.includes('{')) continue;
    const sorts = named('sort')?.schema.enum ?? [''];
    const searches = named('search') ? ['', 'e'] : [''];
    for (const sort of sorts)
      for (const search of searches) {
        const query = new URLSearchParams({ ...(sort && { sort }), ...(search && { search }) }).toString();
        figures.push(...(await pagesOf(house, path, query)));
      }
  }
  return figures;
}

async function pagesOf(house: RelayHouse, path: string, query: string): Promise<Figure[]> {
  let cursor: string | null | undefined;
  const ask = async (question: string): Promise<string> => {
    const page = await house.admin<List>('GET', `${path}?${question}`);
    cursor = page.nextCursor;
    return `${page.items.length} rows`;
  };
  const first = await measure(`${path}?${query}`, () => ask(query));
  if (typeof cursor !== 'string') return [first];
  const next = `${query}&cursor=${encodeURIComponent(cursor)}`;
  return [first, await measure(`${path}?${query}, next page`, () => ask(next))];
}
