import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import type { Protocol } from '@app/protocols';
import type { UsableCredentials } from '../credentials/usable-credentials';
import type { PlatformAdapter, UpstreamCall } from '../platform-adapter';
import { headerPairs } from './header-pairs';

/** A `<case>.call.in.json`. */
type RecordedCall = Pick<UpstreamCall, 'operation' | 'query' | 'headers'> &
  Pick<Account, 'baseUrl' | 'location'> & {
    /** Absent: Anthropic Messages. */
    readonly protocol?: Protocol;
    readonly model?: string;
    readonly isStreaming?: boolean;
    /** Absent: an API key. */
    readonly credentials?: UsableCredentials;
  };

const body = Buffer.from('{"model":"m","big":1152921504606846977}');

/** Writes each recorded call of a platform's `__fixtures__` and compares it with the `<case>.request.out.json` beside it. */
export function describeRecordedRequests(adapter: PlatformAdapter, folder: string): void {
  const cases = readdirSync(folder)
    .filter((name) => name.endsWith('.call.in.json'))
    .map((name) => name.replace('.call.in.json', ''));
  const readFixture = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

  describe(`the request of the ${adapter.platform} adapter`, () => {
    it.each(cases)('is written as recorded: %s', async (name) => {
      const recorded = readFixture(`${name}.call.in.json`) as RecordedCall;
      const { body: sentBody, headers, ...request } = await adapter.prepare(callOf(adapter, recorded));
      expect({ ...request, headers: headerPairs(headers) }).toEqual(readFixture(`${name}.request.out.json`));
      expect(sentBody).toBe(body);
    });
  });
}

function callOf({ platform }: PlatformAdapter, { baseUrl, location, ...recorded }: RecordedCall): UpstreamCall {
  return {
    ...{ protocol: 'anthropic-messages', model: 'm', isStreaming: false },
    credentials: { kind: 'api-key', apiKey: 'sk-of-the-account' },
    ...recorded,
    account: {
      ...{ id: 'acc_1', name: 'Team', platform, priority: 50, schedulable: true, personal: false },
      createdAt: '2026-11-21T10:00:00.000Z',
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(location === undefined ? {} : { location }),
    },
    body,
  };
}
