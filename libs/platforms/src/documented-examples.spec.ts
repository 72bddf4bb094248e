import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { type Platform, platforms } from '@app/common';
import type { JsonObject } from '@app/protocols';
import { createPlatformAdapters } from './platform-adapters';

interface Example {
  readonly platform: Platform;
  readonly credentials: JsonObject;
  readonly baseUrl?: string;
}

const adapters = createPlatformAdapters({ sandboxUrl: 'http://127.0.0.1:3900' });
const examples = readFileSync(join(import.meta.dirname, '../../../docs/platforms.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('{ "platform"'));
/** Shortened in the document: nobody's private key is in it. */
const isShortened = (example: string): boolean => example.includes('service_account');

describe('docs/platforms.md', () => {
  it('shows an account of each platform', () => {
    const shown = new Set(examples.map((example) => (JSON.parse(example) as Example).platform));
    expect([...shown].toSorted()).toEqual(platforms.filter((platform) => platform !== 'sandbox').toSorted());
  });

  it.each(examples.filter((example) => !isShortened(example)))(
    'shows what can be added, and where it goes: %s',
    (text) => {
      const { platform, credentials, baseUrl } = JSON.parse(text) as Example;
      const { location } = adapters[platform].readCredentials(credentials);
      const account: Account = {
        ...{ id: 'acc_1', name: 'Team', platform, priority: 50, schedulable: true, personal: false },
        createdAt: '2026-11-21T10:00:00.000Z',
        ...(baseUrl === undefined ? {} : { baseUrl }),
        ...(location === undefined ? {} : { location }),
      };
      expect(adapters[platform].originOf(account)).toMatch(/^https?:/);
    },
  );
});
