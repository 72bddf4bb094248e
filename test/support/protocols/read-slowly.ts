import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { until } from '../supervisor/until';
import type { ClientProtocol } from './client-protocol';
import type { ProtocolHouse, ServedKey } from './protocol-house';

/**
 * Asks for a stream and reads nothing of it until the upstream sends no more, then all of it.
 * @returns the stream, and whether the upstream had more to send while nobody read
 */
export async function readSlowly(
  { gateway, sandbox }: ProtocolHouse,
  protocol: ClientProtocol,
  { key }: Pick<ServedKey, 'key'>,
  model: string,
): Promise<{ readonly stream: string; readonly heldBack: boolean }> {
  await sandbox.resetLedger();
  const outgoing = request(gateway.url + protocol.path(model, true), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  });
  outgoing.end(JSON.stringify(protocol.body(model, 'good morning', true)));
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  incoming.pause();
  let sent = -1;
  let same = 0;
  await until(async () => {
    const bytes = (await sandbox.ledger())[0]?.bytesSent ?? 0;
    same = bytes === sent ? same + 1 : 0;
    sent = bytes;
    return same > 20;
  }, 'the upstream sends no more');
  const heldBack = (await sandbox.ledger())[0]?.finished === 'open';
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return { stream: Buffer.concat(chunks).toString('utf8'), heldBack };
}
