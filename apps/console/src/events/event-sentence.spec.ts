import { createInstance } from 'i18next';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatCount, formatDollars, formatDuration, formatMoment, formatShare } from '../format/format';
import { type Language, isLanguage, languages } from '../i18n/languages';
import type { LiveEvent } from '../live/live-types';
import type { EventData } from './event-data';
import { eventSentence } from './event-sentence';
import { type SentenceParts, eventNamespaces } from './sentence-parts';

const at = '2026-11-21T10:05:00.000Z';
const account = { accountId: 'acc_1', accountName: 'Team A', platform: 'claude' };
const spell = { cause: 'overloaded', scope: 'account', spell: '1', since: at, until: at, status: 529 };
const quota = { ...account, window: '5h', percent: 81, threshold: 80, resetsAt: at };
const pool = { family: 'opus', model: 'claude-opus-4-5', reason: 'queue-full', since: at, lastRefusalAt: at };
const key = { keyId: 'key_1', keyName: 'laptop', userId: 'usr_1', username: 'ada', origin: 'self' };
const actor = { actorKind: 'user', actorId: 'usr_2', actorName: 'grace', auditId: 'aud_1' };
const system = { actorKind: 'system', actorId: 'directory-sync' };
const user = { userId: 'usr_1', username: 'ada', role: 'member', provider: 'local' };
const budget = {
  subject: 'key',
  keyName: 'laptop',
  budget: 'daily',
  thresholdPercent: 80,
  spentUsd: '8',
  limitUsd: '10',
};

/** Of each type, the data that docs/events.md says it has, in its several forms. */
const told: Readonly<Record<LiveEvent['type'], readonly EventData[]>> = {
  'account.cooling': [
    { ...account, ...spell },
    { ...account, ...spell, scope: 'family', family: 'opus', code: 'overloaded_error' },
    { host: 'api.example.com', accountIds: ['acc_1'], ...spell, cause: 'unreachable' },
  ],
  'account.recovered': ['answered', 'reset', 'removed', 'displaced', 'time-passed'].flatMap((how) =>
    [true, false].map((isStillCooling) => ({ ...account, ...spell, lastedSeconds: 300, how, isStillCooling })),
  ),
  'account.unauthorized': [{ ...account, ...spell, cause: 'unauthorized', status: 401 }],
  'account.needs_reauth': ['invalid_grant', 'ambiguous_rotation'].map((reason) => ({ ...account, reason, since: at })),
  'account.quota_warning': [quota, { ...account, window: 'daily-cost', percent: 95 }],
  'account.quota_exhausted': [quota, { ...account, window: '7d' }, { ...account, ...spell, cause: 'quota-exhausted' }],
  'pool.saturated': [pool, { ...pool, family: 'other' }, { ...pool, groupId: 'grp_1', groupName: 'Night' }],
  'pool.recovered': [{ ...pool, lastedSeconds: 90 }],
  'key.created': [
    { ...key, ...actor },
    { keyId: 'key_1', ...system },
    { ...key, actorKind: 'anonymous' },
  ],
  'key.revoked': ['deleted', 'disabled'].flatMap((reason) => [
    { ...key, ...actor, reason },
    { keyId: 'key_1', ...system, reason },
  ]),
  'key.expiring': [{ ...key, expiresAt: at, noticeDays: 7, hoursLeft: 160 }],
  'key.limit_reached': [
    ...['daily', 'total-reserved', 'window-cost'].map((limit) => ({ ...key, subject: 'key', limit, limitUsd: '5' })),
    ...['concurrency', 'queue', 'window-requests', 'window-tokens'].map((limit) => ({ ...key, limit, allowed: 3 })),
    { ...key, subject: 'user', limit: 'monthly', limitUsd: '5', until: at },
  ],
  'budget.threshold': [
    budget,
    { ...budget, subject: 'user', username: 'ada' },
    { ...budget, budget: 'window', windowMinutes: 300 },
  ],
  'user.created': [{ ...user, ...actor }],
  'user.disabled': [
    ...['deleted', 'disabled'].map((reason) => ({ ...user, ...actor, reason })),
    { ...user, ...system, reason: 'suspended', suspension: 'not-in-required-group' },
  ],
  'auth.lockout': [
    { known: false, failures: 10, until: at },
    { known: true, failures: 10, until: at, username: 'ada' },
  ],
  'ldap.unreachable': [{ foundBy: 'sign-in' }, ...['bind', 'settings'].map((step) => ({ foundBy: 'sync', step }))],
  'ldap.mass_change_blocked': [{ wouldSuspend: 10, wouldLose: 12, active: 20 }],
  'webhook.endpoint_disabled': ['gone', 'failing'].map((reason) => ({
    endpointName: 'chat',
    channel: 'slack',
    reason,
  })),
  'usage.price_unknown': [{ model: 'new-model', platform: 'openai-compatible', day: '2026-11-21' }],
  'system.redis_degraded': [
    ...['aof-off', 'aof-failing', 'snapshot-failing', 'may-evict'].map((problem) => ({ problem, since: at })),
    { problem: 'unreachable', since: at, until: at, lastedSeconds: 12 },
  ],
  'system.backup_stale': [
    { state: 'stale', maxAgeHours: 26, ageHours: 40, newestAt: at },
    ...['none', 'unreadable'].map((state) => ({ state, maxAgeHours: 26 })),
  ],
  test: [{ endpointId: 'whe_1', endpointName: 'chat' }],
};
const everything = Object.entries(told).flatMap(([type, forms]) => forms.map((data) => ({ type, data })));

const words = createInstance();

function partsIn(language: Language): SentenceParts {
  return {
    t: words.getFixedT(language, eventNamespaces),
    windowName: ({ name }) => name,
    format: {
      count: (value) => formatCount(value, language),
      compact: (value) => formatCount(value, language),
      dollars: (value) => formatDollars(value, language),
      share: (value) => formatShare(value, language),
      duration: (milliseconds) => formatDuration(milliseconds, language),
      moment: (iso) => formatMoment(new Date(iso), language, 'Asia/Shanghai'),
    },
  };
}

beforeAll(async () => {
  const messages = (language: string): Record<string, object> =>
    Object.fromEntries(
      eventNamespaces.map((part) => [
        part,
        JSON.parse(readFileSync(join(import.meta.dirname, `../messages/${language}/${part}.json`), 'utf8')) as object,
      ]),
    );
  const resources = Object.fromEntries(Object.keys(languages).map((language) => [language, messages(language)]));
  await words.init({ lng: 'en', resources, ns: eventNamespaces, interpolation: { escapeValue: false } });
});

describe.each(Object.keys(languages).filter(isLanguage))('in %s', (language) => {
  it.each(everything)('says $type of $data, with moments of the place where it is read', (event) => {
    const sentence = eventSentence(event, partsIn(language));
    expect(sentence).toMatch(/[.。]$/);
    expect(sentence).not.toMatch(/\{\{|undefined|NaN|T\d\d:\d\d/);
    for (const name of ['Team A', 'Night', 'chat', 'new-model'])
      if (Object.values(event.data).includes(name)) expect(sentence).toContain(name);
  });
});

it('leaves to the relay what it does not know, and what misses something', () => {
  const parts = partsIn('zh-CN');
  expect(eventSentence({ type: 'account.renamed', data: account }, parts)).toBeUndefined();
  expect(eventSentence({ type: 'toString', data: account }, parts)).toBeUndefined();
  expect(eventSentence({ type: 'account.cooling' }, parts)).toBeUndefined();
  expect(
    eventSentence({ type: 'account.cooling', data: { ...account, ...spell, cause: 'new' } }, parts),
  ).toBeUndefined();
  expect(
    eventSentence({ type: 'account.cooling', data: { ...account, ...spell, until: 'soon' } }, parts),
  ).toBeUndefined();
});
