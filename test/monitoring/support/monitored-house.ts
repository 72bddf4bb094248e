import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askPool } from '../../support/pool/ask';
import { createMember, untilKnown } from '../../support/pool/members';
import { startPoolHouse } from '../../support/pool/pool-house';
import { freePort } from '../../support/queue/free-port';
import { httpCall } from '../../support/http-call';
import { clientHeaders, messagesPath } from '../../support/relay-client';
import type { Targets } from './prometheus-process';

export interface MonitoredHouse {
  readonly targets: Targets;
  readonly token: string;
  /** Asks each gateway for everything that figures are made of; takes a second or two. */
  traffic(): Promise<void>;
  /** What a process shows at this moment. */
  metricsOf(address: string): Promise<string>;
  stop(): Promise<void>;
}

interface Keys {
  readonly free: string;
  readonly limited: string;
  readonly queueing: string;
}

const TOKEN = 'a token of sixteen characters';
const neverCool = { unavailable: 0, failing: 0, overloaded: 0 };
const narrow = { maxConcurrency: 2, dailyCostUsd: 5 };

/** A relay of two gateways and a worker, with a pool in which one account fails, some have little room, and one is paused. */
export async function startMonitoredHouse(): Promise<MonitoredHouse> {
  const backups = await mkdtemp(join(tmpdir(), 'trunkline-backups-'));
  await writeFile(join(backups, 'dump.rdb'), 'not empty');
  const workerPort = await freePort();
  const { house, fleet, redis, accounts, ...pool } = await startPoolHouse({
    accounts: [
      { priority: 10, cooldownSeconds: neverCool },
      { priority: 20, ...narrow },
      { priority: 30, ...narrow },
      { priority: 40, schedulable: false },
    ],
    gateways: 2,
    environment: { METRICS_TOKEN: TOKEN, WORKER_PORT: String(workerPort), BACKUP_FOLDER: backups },
  });
  await house.sandbox.setAccountFaults({ [accounts[0]?.key ?? '']: '503' });
  const member = await createMember(redis, {
    username: 'often',
    keys: [
      { limits: { window: { minutes: 60, requests: 1 } } },
      { limits: { concurrency: 1, queue: { size: 50, timeoutMs: 20_000 } } },
    ],
  });
  const gateways = fleet.urls();
  for (const url of gateways) await untilKnown(url, [member]);
  const [limited, queueing] = member.keys;
  const keys: Keys = { free: house.relayKey, limited: limited?.text ?? '', queueing: queueing?.text ?? '' };
  return {
    token: TOKEN,
    targets: {
      'trunkline-gateway': gateways.map((url) => new URL(url).host),
      'trunkline-worker': [`127.0.0.1:${workerPort}`],
    },
    traffic: async () => {
      await Promise.all([...gateways.map((url) => trafficOn(url, keys)), house.admin('GET', '/admin/accounts')]);
    },
    metricsOf: async (address) => {
      const answer = await fetch(`http://${address}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      return answer.text();
    },
    stop: async () => {
      await pool.stop();
      await rm(backups, { recursive: true, force: true });
    },
  };
}

async function trafficOn(url: string, keys: Keys): Promise<void> {
  const times = <Item>(count: number, make: (number: number) => Item): Item[] =>
    Array.from({ length: count }, (_, number) => make(number));
  const turn = {
    headers: { ...clientHeaders(keys.free), 'x-claude-code-session-id': 'one-session' },
    body: JSON.stringify({ model: 'sandbox-small', max_tokens: 50, messages: [{ role: 'user', content: 'again' }] }),
  };
  await Promise.all([
    ...times(3, (number) => askPool(url, keys.free, { marker: `json-${number}` })),
    ...times(4, (number) =>
      askPool(url, keys.free, { marker: `stream-${number}`, isStream: true, model: 'sandbox-stream-12x60' }),
    ),
    ...times(2, (number) => askPool(url, keys.queueing, { marker: `queued-${number}` })),
    askPool(url, keys.limited, { marker: 'limited' }),
    askPool(url, 'no key', { marker: 'stranger' }),
    httpCall(url + messagesPath, turn),
    fetch(`${url}/nowhere`),
  ]);
}
