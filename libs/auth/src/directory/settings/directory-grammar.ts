import { parseSearchFilter } from '../ldap/search-filter';
import { normalDn } from '../normal-dn';

/** Whether a text is a distinguished name (RFC 4514). */
export const isDn = (text: string): boolean => normalDn(text) !== undefined;

/** What is wrong with the text of a search filter, or undefined. */
export function searchFilterObjection(text: string): string | undefined {
  try {
    parseSearchFilter(text);
    return undefined;
  } catch (error) {
    return `is no search filter: ${error instanceof Error ? error.message : 'it cannot be read'}`;
  }
}
