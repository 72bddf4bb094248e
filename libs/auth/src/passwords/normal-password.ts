/**
 * The one spelling in which a password is judged, hashed and compared: NFKC (NIST SP 800-63B), so that an é typed on one keyboard is the é
 * of another. Case and spaces are the person's own. Passwords of the directory go there as they were typed.
 */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}
