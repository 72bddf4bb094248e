import canonicalize from 'canonicalize';
import { asText, parseJsonObject } from '@app/protocols';
import type { AuditEntry } from '../audit-entry';
import { type AuditKey, sameMac } from '../key/audit-key';

const macAtEnd = /,"mac":"([0-9a-f]{64})"\}$/;

/** An entry as it waits in an outbox: its canonical JSON with a MAC as the last member, so that nobody else can slip one in. */
export function writeOutboxText(entry: AuditEntry, key: AuditKey): string {
  const text = canonicalize(entry) ?? '{}';
  return `${text.slice(0, -1)},"mac":"${key.macOfOutboxText(text)}"}`;
}

/** Undefined for a text that was not written with this key. */
export function readOutboxText(text: string, key: AuditKey): AuditEntry | undefined {
  const match = macAtEnd.exec(text);
  if (!match) return undefined;
  const body = `${text.slice(0, match.index)}}`;
  if (!sameMac(key.macOfOutboxText(body), match[1])) return undefined;
  const entry = parseJsonObject(body);
  return asText(entry?.id) === undefined ? undefined : (entry as unknown as AuditEntry);
}
