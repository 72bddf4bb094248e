import type { IncomingHttpHeaders } from 'node:http';
import { RequestRefused } from '../request-refused';

export const KEY_PREFIX = 'sk-sandbox-';
const versions = ['2023-06-01', '2026-10-21'] as const;
export type ApiVersion = (typeof versions)[number];

/** The key as sent, whether valid or not. With both headers the real API prefers `x-api-key`. */
export function keyOf(headers: IncomingHttpHeaders): string {
  const apiKey = headers['x-api-key'];
  if (typeof apiKey === 'string') return apiKey;
  const bearer = /^bearer\s+(.*)$/i.exec(headers.authorization ?? '');
  return bearer?.[1] ?? '';
}

export const isSandboxKey = (key: string): boolean => key.startsWith(KEY_PREFIX);

/** Throws RequestRefused 401. */
export function checkKey(key: string): void {
  if (key === '') throw new RequestRefused(401, 'x-api-key header is required');
  if (!isSandboxKey(key)) throw new RequestRefused(401, 'invalid x-api-key');
}

/** Throws RequestRefused 400. */
export function checkVersion(headers: IncomingHttpHeaders): ApiVersion {
  const sent = headers['anthropic-version'];
  if (typeof sent !== 'string') throw new RequestRefused(400, 'anthropic-version: header is required');
  const version = versions.find((known) => known === sent);
  if (!version) throw new RequestRefused(400, `anthropic-version: "${sent}" is not a valid version`);
  return version;
}
