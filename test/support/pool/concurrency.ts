import type { SandboxProcess } from '../sandbox-process';

/** Upstream key → requests under way, now and at most since the last reset. */
export type UpstreamConcurrency = Readonly<Record<string, { readonly now: number; readonly peak: number }>>;

export async function upstreamConcurrency({ url }: SandboxProcess, method: 'GET' | 'DELETE' = 'GET') {
  const response = await fetch(`${url}/sandbox/concurrency`, { method });
  return (await response.json()) as UpstreamConcurrency;
}
