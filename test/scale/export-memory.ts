import { readFile } from 'node:fs/promises';
import type { GatewayProcess } from '../support/gateway-process';
import { ownerPassword } from '../support/relay-house';

export interface ExportMemory {
  readonly lines: number;
  readonly seconds: number;
  /** Megabytes that the process of the gateway holds, at each tenth of what was expected. */
  readonly resident: readonly number[];
}

/** Asks a gateway for all records, and looks at its memory while it gives them. */
export async function exportMemory(gateway: GatewayProcess, query: string, expected: number): Promise<ExportMemory> {
  const headers = { authorization: `Bearer ${await ownerToken(gateway)}` };
  const startedAt = performance.now();
  const response = await fetch(`${gateway.url}/admin/usage/export?${query}`, { headers });
  const resident: number[] = [];
  let lines = 0;
  for await (const chunk of response.body ?? []) {
    for (const byte of chunk as Uint8Array) if (byte === 10) lines += 1;
    if (lines >= (resident.length + 1) * Math.floor(expected / 10)) resident.push(await residentMegabytes(gateway));
  }
  return { lines, seconds: (performance.now() - startedAt) / 1_000, resident };
}

async function residentMegabytes({ process: { pid } }: GatewayProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024);
}

async function ownerToken({ url }: GatewayProcess): Promise<string> {
  const signIn = await fetch(`${url}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'owner', password: ownerPassword }),
  });
  return ((await signIn.json()) as { accessToken: string }).accessToken;
}
