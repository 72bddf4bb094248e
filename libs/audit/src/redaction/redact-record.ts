import { type JsonObject, isJsonObject } from '@app/protocols';
import type { SecretFields } from './audited-collections';

/** Sealed by the credential vault (`v1.<key id>.<iv>.<ciphertext>.<tag>`), or a password's PHC string. */
const secretPattern = /^(?:v1\.[^.]+(?:\.[\w-]+){3}|\$argon2.*)$/s;

export type Fingerprint = (secret: string) => string;

/**
 * A record as the audit log may hold it: a fingerprint stands for each secret. Next to the fields that are known to be secret, whatever
 * looks sealed or hashed is replaced too. Texts are made well-formed, as RFC 8785 wants them.
 */
export function redactRecord(record: unknown, secretFields: SecretFields, fingerprint: Fingerprint): JsonObject {
  if (!isJsonObject(record)) return {};
  return redactedMembers(record, secretFields, '', fingerprint);
}

function redactedMembers(object: JsonObject, secret: SecretFields, path: string, fingerprint: Fingerprint): JsonObject {
  const members = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    members.map(([name, value]) => [
      name.toWellFormed(),
      redacted(value, secret, path === '' ? name : `${path}.${name}`, fingerprint),
    ]),
  );
}

function redacted(value: unknown, secret: SecretFields, path: string, fingerprint: Fingerprint): unknown {
  // The id of a record is what the entry is about, and no secret in any of them.
  const isSecret = secret === 'whole record' ? path !== 'id' : secret.includes(path);
  if (isSecret && value !== null) return fingerprint(typeof value === 'string' ? value : JSON.stringify(value));
  if (typeof value === 'string') return secretPattern.test(value) ? fingerprint(value) : value.toWellFormed();
  if (Array.isArray(value)) return value.map((item: unknown) => redacted(item, secret, path, fingerprint));
  return isJsonObject(value) ? redactedMembers(value, secret, path, fingerprint) : value;
}
