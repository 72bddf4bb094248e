import type { ClientHeaders } from '@app/protocols';
import { type ForwardedHeaders, isForwarded } from './forwarded-headers';

/** Header names in lower case; an undefined value is a header that is left out, also where the caller sent one. */
type OwnHeaders = Readonly<Record<string, string | undefined>>;

export interface HeaderSources {
  /** What the caller sent, names in lower case. */
  readonly caller: ClientHeaders;
  /** Which of it may pass. */
  readonly forwarded: ForwardedHeaders;
  /** What is set whatever the caller says: the account's credential, and what the upstream wants to hear. */
  readonly own: OwnHeaders;
  /** What is said where the caller says nothing; `content-type` needs no mention. */
  readonly defaults?: OwnHeaders;
}

/**
 * The headers of an upstream request, built afresh: name, value, name, value … The answer is asked for uncompressed, because the relay
 * reads usage out of it and compression delays small events.
 */
export function upstreamHeaders({ caller, forwarded, own, defaults }: HeaderSources): string[] {
  const built: string[] = [];
  const written = new Set<string>();
  const write = (name: string, value: string | undefined): void => {
    if (!written.has(name) && value !== undefined) built.push(name, value);
    written.add(name);
  };
  for (const name in own) write(name, own[name]);
  write('accept-encoding', 'identity');
  const withheld = namedByConnection(caller.connection);
  for (const name in caller) {
    const value = caller[name];
    if (value !== undefined && isForwarded(name, forwarded) && !withheld.includes(name)) write(name, textOf(value));
  }
  for (const name in defaults) write(name, defaults[name]);
  write('content-type', 'application/json');
  return built;
}

/** What the caller said in a header that it did not keep to its connection; repeated headers as one. */
export function saidInHeader(caller: ClientHeaders, name: string): string | undefined {
  const value = caller[name];
  return value === undefined || namedByConnection(caller.connection).includes(name) ? undefined : textOf(value);
}

const textOf = (value: string | readonly string[]): string => (typeof value === 'string' ? value : value.join(', '));

/** Names that the caller's `connection` field keeps to the connection it came on (RFC 9110, 7.6.1). */
function namedByConnection(connection: ClientHeaders[string]): readonly string[] {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return [];
  return String(connection)
    .split(',')
    .map((name) => name.trim().toLowerCase());
}
