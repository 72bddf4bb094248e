import { until } from '../supervisor/until';
import type { ProtocolHouse } from './protocol-house';
import type { Upstream } from './four-upstreams';

/**
 * Begins a stream of the upstream's slow model, leaves it, and waits until the upstream was left as well.
 * @param begin resolves with how to leave when the first text has come
 * @returns what the books say
 */
export async function leaveStream(
  house: ProtocolHouse,
  { slow }: Upstream,
  begin: (model: string) => Promise<() => void>,
): Promise<{ readonly outcome: string; readonly source: string; readonly tokens: { readonly output: number } }> {
  await house.sandbox.resetLedger();
  const leave = await begin(slow);
  leave();
  await until(async () => (await house.sandbox.ledger()).at(-1)?.finished === 'client-left', 'the upstream was left');
  const path = '/admin/usage/records?limit=20';
  let found: { outcome: string; source: string; tokens: { output: number } } | undefined;
  await until(async () => {
    const page = await house.admin<{ items: (typeof found & { model: string })[] }>('GET', path);
    found = page.items.find(({ model }) => model === slow);
    return found !== undefined;
  }, 'the stream that was left is in the books');
  return found!;
}
