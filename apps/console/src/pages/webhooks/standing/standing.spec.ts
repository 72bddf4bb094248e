import { expect, it } from 'vitest';
import type { Webhook } from '../webhook';
import { standingOf } from './standing';

const webhook = {
  ...{ enabled: true, settingsState: 'usable', deliveries: { waiting: 0, dead: 0 } },
} satisfies Partial<Webhook>;
const failing = { waiting: 1, dead: 2, failingSince: '2026-11-21T10:00:00.000Z' };

it.each([
  ['on', {}],
  ['failing', { deliveries: failing }],
  ['off', { enabled: false, deliveries: failing }],
  ['gone', { enabled: false, disabledReason: 'gone' }],
  ['given-up', { enabled: false, disabledReason: 'failing' }],
  ['unreadable', { settingsState: 'unreadable', deliveries: failing }],
] as const)('a webhook is %s', (standing, change) => {
  expect(standingOf({ ...webhook, ...change })).toBe(standing);
});
