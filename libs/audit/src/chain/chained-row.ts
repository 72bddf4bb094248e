import canonicalize from 'canonicalize';
import { asText, isJsonObject, parseJsonObject } from '@app/protocols';
import type { AuditEntry } from '../audit-entry';
import type { AuditKey, ChainMark } from '../key/audit-key';

/** One entry of the log as it is stored. */
export interface ChainedRow {
  /** Of the stream: `<sequence number>-0`. */
  readonly streamId: string;
  /** Canonical JSON (RFC 8785) of the entry with its sequence number. */
  readonly text: string;
  readonly hash: string;
}

/** An entry with its place in the chain. */
export interface ChainedEntry extends AuditEntry {
  readonly seq: number;
  readonly hash: string;
}

export const streamIdOf = (seq: number): string => `${seq}-0`;

/** The row that follows a place in the chain. Hash: HMAC-SHA-256(key, hash before ‖ text). */
export function nextRow(previous: ChainMark, entry: AuditEntry, key: AuditKey): ChainedRow & ChainMark {
  const seq = previous.seq + 1;
  const text = canonicalize({ ...entry, seq }) ?? '{}';
  return { seq, streamId: streamIdOf(seq), text, hash: key.chainHash(previous.hash, text) };
}

/** A row as the store has it, which may be anything. */
export function rowOf([streamId, fields]: readonly [streamId: string, fields: readonly string[]]): ChainedRow {
  const valueOf = (name: string): string => {
    const index = fields.findIndex((field, position) => position % 2 === 0 && field === name);
    return index < 0 ? '' : (fields[index + 1] ?? '');
  };
  return { streamId, text: valueOf('entry'), hash: valueOf('hash') };
}

/** Undefined for a row that holds no whole entry: nobody may be shown half of one. */
export function decodeRow({ streamId, text, hash }: ChainedRow): ChainedEntry | undefined {
  const entry = parseJsonObject(text);
  if (!entry) return undefined;
  const { id, at, action, outcome, actor, origin } = entry;
  const areTexts = [id, at, action, outcome].every((value) => asText(value) !== undefined);
  if (!areTexts || !isJsonObject(actor) || !isJsonObject(origin)) return undefined;
  const moment = Date.parse(String(at));
  const seq = Number.parseInt(streamId, 10);
  return Number.isNaN(moment) ? undefined : ({ ...entry, seq, hash } as unknown as ChainedEntry);
}
