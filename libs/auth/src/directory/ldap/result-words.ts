import type { ResultCodeError } from 'ldapts';

/** Result codes that an administrator can do something about: RFC 4511 appendix A. */
const meanings: ReadonlyMap<number, string> = new Map([
  [3, 'The server took longer than it may'],
  [4, 'The server answers fewer entries than are asked for'],
  [8, 'The server wants a stronger way to sign in'],
  [10, 'The server refers to another one, where nobody goes'],
  [11, 'The search is beyond a limit of the server'],
  [13, 'The server wants TLS'],
  [32, 'There is no such entry, or none for the service to see'],
  [34, 'The server takes this for no DN'],
  [49, 'The server does not accept this name and password'],
  [50, 'The service has no right to this'],
  [51, 'The server is busy'],
  [52, 'The server is not available'],
  [53, 'The server is unwilling'],
]);

/** What a server answered, in words for an administrator: what the code means, and what the server says to it. */
export function resultWords({ code, message }: ResultCodeError): string {
  const said = message.replace(/ *Code: 0x[\da-f]+$/, '').trim();
  const meaning = `${meanings.get(code) ?? 'The server refuses'} (result ${code})`;
  return said === '' ? meaning : `${meaning}: ${said}`;
}
