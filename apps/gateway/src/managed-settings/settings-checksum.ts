import { createHash } from 'node:crypto';
import { isJsonObject } from '@app/protocols';

/**
 * What Claude Code computes from the settings it holds, and asks with (`If-None-Match`): SHA-256 of the JSON with the members of every
 * object sorted (observed in 2.1.329: sorted objects through JSON.stringify, which puts names that are whole numbers first).
 */
export function settingsChecksum(settings: unknown): string {
  return `sha256:${createHash('sha256')
    .update(JSON.stringify(sorted(settings)))
    .digest('hex')}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}
