import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import type { UsageRecord } from '@app/usage';
import { UsageRecordView, viewOfUsageRecord } from './usage-record.view';

const old: UsageRecord = {
  ...{ requestId: 'req_1', startedAt: Date.parse('2026-11-21T10:00:00Z'), userId: 'usr_1', keyId: 'key_1' },
  ...{ accountId: 'acc_1', platform: 'claude', operation: 'generate', model: 'claude-a', status: 200 },
  ...{ outcome: 'completed', source: 'exact', attempts: 1, tokens: { ...noTokens, output: 5 } },
  ...{ costNanoDollars: '1500000000', durationMs: 100, firstByteMs: null, upstreamRequestId: null },
};
const plain: UsageRecord = { ...old, priceIds: ['claude/claude-a@2026-09-01#bundled'] };
const entry = { model: 'claude-a', usage: noTokens };

describe('viewOfUsageRecord', () => {
  it('says null of what an old record does not know', () => {
    expect(viewOfUsageRecord(old)).toMatchObject({
      ...{ startedAt: '2026-11-21T10:00:00.000Z', costUsd: '1.5', priceIds: null, isStreaming: null },
      ...{
        groupId: null,
        client: null,
        calledAs: null,
        reasoningTokens: null,
        serviceClasses: null,
        serverTools: null,
      },
    });
  });

  it('says what is known of a plain one: standard, no tools, not streamed', () => {
    const known = { isStreaming: false, serviceClasses: ['standard'], serverTools: null, priceIds: plain.priceIds };
    expect(viewOfUsageRecord(plain)).toMatchObject(known);
  });

  it('shows all that a record says, classes and tools over all models of its answer', () => {
    const record: UsageRecord = {
      ...{ ...plain, groupId: 'grp_1', client: 'codex', isStreaming: true, reasoningTokens: 0, calledAs: 'claude-b' },
      charged: [
        { ...entry, serviceClass: 'fast', serverTools: { webSearch: 2, webFetch: 0 } },
        { ...entry, serverTools: { webSearch: 1 } },
        { ...entry, serviceClass: 'fast' },
      ],
    };
    expect(viewOfUsageRecord(record)).toMatchObject({
      ...{ groupId: 'grp_1', client: 'codex', isStreaming: true, reasoningTokens: 0, calledAs: 'claude-b' },
      ...{ serviceClasses: ['fast', 'standard'], serverTools: { webSearch: 3 } },
    });
  });

  it('answers what is described, and nothing else', () => {
    const described = Reflect.getMetadata('swagger/apiModelPropertiesArray', UsageRecordView.prototype) as string[];
    const names = described.map((name) => name.slice(1)).sort();
    expect(Object.keys(viewOfUsageRecord({ ...plain, charged: [entry] })).sort()).toEqual(names);
  });
});
