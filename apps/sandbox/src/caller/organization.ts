import { hash } from 'node:crypto';
import { readKeyText } from './key-text';

/** Whom an account belongs to: what thinking signatures are bound to. */
export interface Organization {
  /** As the key has it; an account whose key names none is an organisation of its own, named by its id. */
  readonly name: string;
  /** The response header `anthropic-organization-id`: a UUID, the same in every process. */
  readonly id: string;
}

const remembered = new Map<string, Organization>();
const MOST_REMEMBERED = 10_000;

/** The organisation of a key: `sk-sandbox-org-<name>-<anything>` names it, or another prefix in place of `sk-sandbox-`, otherwise it is told apart by the whole key. */
export function organizationOf(key: string): Organization {
  const known = remembered.get(key);
  if (known) return known;
  const name = readKeyText(key).organization;
  const id = uuidFrom(name === undefined ? `key ${key}` : `name ${name}`);
  const organization = { name: name ?? id, id };
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, organization);
  return organization;
}

/** The organisation of that name, for credentials whose text does not say whose they are. */
export const organizationNamed = (name: string): Organization => ({ name, id: uuidFrom(`name ${name}`) });

/** Version 8 of RFC 9562: the bits are ours to choose. */
function uuidFrom(text: string): string {
  const digits = hash('sha256', text);
  const [one, two, three, four] = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 15), digits.slice(15, 18)];
  return `${one}-${two}-8${three}-8${four}-${digits.slice(18, 30)}`;
}
