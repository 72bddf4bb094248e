/**
 * The one spelling under which a user name is stored, looked up and counted: variants in case, width or outer space are one account,
 * or they would each have failed sign-ins of their own.
 */
export function canonicalUsername(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().normalize('NFKC');
}
