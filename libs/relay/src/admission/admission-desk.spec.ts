import { describe, expect, it } from 'vitest';
import type { Limits } from '@app/common';
import {
  type Admission,
  Calendar,
  PriceList,
  type ReachedLimit,
  type RequestFacts,
  type RequestLedger,
  WaitingLine,
} from '@app/usage';
import type { ClientReply } from '../client-reply';
import type { RelayRequest } from '../relay-request';
import { AdmissionDesk } from './admission-desk';

const now = Date.parse('2026-11-21T10:00:00Z');

/** A desk whose ledger gives these answers, and what it tells of limits. */
function deskOf(...answers: Admission[]) {
  const noted: ReachedLimit[] = [];
  const asked: RequestFacts[] = [];
  let ticks = 0;
  const ledger = {
    admit: (facts: RequestFacts) => {
      asked.push(facts);
      return Promise.resolve(answers.shift() ?? answers.at(-1));
    },
    leaveLine: () => Promise.resolve(),
  } as unknown as RequestLedger;
  const desk = new AdmissionDesk({
    ...{ ledger, line: new WaitingLine(), prices: new PriceList(), calendar: new Calendar('UTC') },
    clock: { now: () => now, monotonic: () => (ticks += 1_000) },
    limitNotices: { note: (reached) => void noted.push(reached) },
  });
  return { desk, noted, asked };
}

async function ask(desk: AdmissionDesk, limits: Limits, headers: RelayRequest['headers'] = {}): Promise<unknown> {
  const request = {
    ...{ requestId: 'req_1', startedAt: now, operation: 'generate', body: Buffer.alloc(0) },
    apiKey: { id: 'key_1', name: 'ci', userId: 'usr_1', limits },
    ...{ user: { id: 'usr_1' }, envelope: { model: 'sandbox-small', isStreaming: true }, headers },
  } as unknown as RelayRequest;
  const reply = { hasLeft: false, onLeave: () => undefined } as unknown as ClientReply;
  const wait = { place: 0, waitedMs: 0 };
  return desk.admit(request, undefined, reply, wait, () => undefined).catch((error: unknown) => error);
}

describe('AdmissionDesk', () => {
  it('has key.limit_reached told of what admission refused, with when it is over', async () => {
    const { desk, noted } = deskOf({
      ...{ kind: 'refused', limit: 'daily', scope: 'user', retryMs: 0, allowed: 5, used: 6 },
    });
    expect(await ask(desk, { dailyCostUsd: 1 })).toMatchObject({ code: 'policy_budget_exhausted' });
    expect(noted).toMatchObject([
      { limit: 'daily', scope: 'user', allowed: 5, used: 6, until: Date.parse('2026-11-22T00:00:00Z') },
    ]);
    expect(noted[0]?.key).toMatchObject({ id: 'key_1', name: 'ci', userId: 'usr_1' });
  });

  it('has it told of a line in which somebody stood for nothing', async () => {
    const { desk, noted } = deskOf({ kind: 'queued', place: 1, retryMs: 1 }, { kind: 'queued', place: 1, retryMs: 1 });
    const queue = { size: 7, timeoutMs: 1_500 };
    expect(await ask(desk, { concurrency: 1, queue })).toMatchObject({ code: 'policy_queue_timed_out' });
    expect(noted).toMatchObject([{ limit: 'queue', scope: 'key', allowed: 7, until: undefined }]);
  });

  it('notes which client asks, as allowedClients tells them apart, and nothing else that a caller wrote', async () => {
    const refusal = { kind: 'refused', limit: 'daily', scope: 'user', retryMs: 0, allowed: 5, used: 6 } as const;
    const { desk, asked } = deskOf(refusal, refusal);
    await ask(desk, {}, { 'user-agent': 'codex_cli_rs/0.169.0 (secret)' });
    await ask(desk, {}, { 'user-agent': 'curl/8.0' });
    expect(asked.map(({ client, isStreaming }) => ({ client, isStreaming }))).toEqual([
      { client: 'codex', isStreaming: true },
      { client: undefined, isStreaming: true },
    ]);
    expect(Object.keys(asked[1] ?? {})).not.toContain('client');
    expect(JSON.stringify(asked)).not.toMatch(/secret|curl/);
  });
});
