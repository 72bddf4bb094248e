import type { NamedThing } from '../support/console/furnish';

const names: Readonly<Record<NamedThing, readonly string[]>> = {
  group: ['Research'],
  groupDescription: ['What the research team asks with.'],
  account: [
    'Max 20x, Lisbon',
    'Pro, Oslo',
    'Claude API',
    'OpenAI API',
    'Gemini API',
    'Bedrock, Frankfurt',
    'Azure, West',
  ],
  person: ['Ada Lovelace', 'Grace Hopper', 'Barbara Liskov'],
  tag: ['research', 'on call', 'platform', 'editor'],
  policy: ['Members of the team'],
  policyDescription: ['Five keys for everybody, two dollars a day each.'],
  key: ['Laptop of Ada', 'Editor'],
  webhook: ['On call'],
  note: ['As agreed for this year.'],
};

/** Names as a team would give them, each once. */
export function pleasantNames(): (number: number, thing: NamedThing) => string {
  const left = new Map(Object.entries(names).map(([thing, all]) => [thing, [...all]]));
  return (number, thing) => left.get(thing)?.shift() ?? `${thing} ${number}`;
}
