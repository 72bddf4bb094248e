import { type DomainEvent, eventCatalogue, eventTypes } from '@app/common';
import fc from 'fast-check';
import type { Telling } from '../channels/channel';

export const NOW = Date.parse('2026-11-21T10:00:05Z');

export const cooling: DomainEvent = {
  id: 'evt_4fK0aB',
  type: 'account.cooling',
  at: '2026-11-21T10:00:00.000Z',
  severity: 'warning',
  summary: 'Account "Team <A> & B" cools down for 5 minutes',
  data: { accountId: 'acc_9xY_1', accountName: 'Team <A> & B', seconds: 300, isSerial: false, models: ['a*', 'b_c'] },
  groupIds: ['grp_1'],
};
export const degraded: DomainEvent = {
  id: 'evt_5gL1bC',
  type: 'system.redis_degraded',
  at: '2026-11-21T10:01:00.000Z',
  severity: 'critical',
  summary: 'Redis has not answered for 30 seconds',
  data: { seconds: 30 },
};

export const tellingOf = (...events: readonly [DomainEvent, ...DomainEvent[]]): Telling => ({
  ...{ deliveryId: 'dlv_7Qa-1', events, now: NOW, relayUrl: 'https://relay.example/console' },
});
export const one = tellingOf(cooling);
export const digest = tellingOf(cooling, degraded);

/** What breaks things: markup of every vendor, halves of pairs, line ends, directions, and much of it. */
const fragments = [
  ...[
    '<b>',
    '</b>',
    '<!channel>',
    '<@U1>',
    '<at id=all></at>',
    '&amp;',
    '&',
    '"',
    "'",
    '](https://evil.example)',
    '[x',
  ],
  ...[
    '**',
    '__',
    '_',
    '`',
    '```',
    '~~',
    '||',
    '# ',
    '\n# ',
    '- ',
    '> ',
    '![',
    '@everyone',
    '@all',
    ' @somebody',
    '{{DATE(',
    '\\',
  ],
  ...[
    '\r\n',
    '\u0000',
    '\u2028',
    '\u202e',
    '\ud83d',
    '\ude00',
    '😀',
    '漢字',
    'é',
    '%0a',
    '1. ',
    ':smile:',
    '<script>',
    '﷽',
  ],
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom(...fragments), fc.integer({ min: 1, max: 3_000 }))
    .map(([part, times]) => part.repeat(times)),
);
const value = fc.oneof(text, fc.double(), fc.boolean(), fc.array(text, { maxLength: 5 }));
const event: fc.Arbitrary<DomainEvent> = fc.constantFrom(...eventTypes).chain((type) =>
  fc.record({
    id: fc.constant('evt_1'),
    type: fc.constant(type),
    at: fc.constantFrom('2026-11-21T10:00:00.000Z', '1969-01-01T00:00:00Z', 'yesterday'),
    severity: fc.constant(eventCatalogue[type]),
    summary: text,
    data: fc.dictionary(text, value, { maxKeys: 20 }),
  }),
);
const manyEvents = fc
  .tuple(event, fc.array(event, { maxLength: 3 }), fc.integer({ min: 0, max: 200 }))
  .map(([first, others, times]): Telling['events'] => [
    first,
    ...Array.from({ length: others.length === 0 ? 0 : times }, (_, index) => others[index % others.length] ?? first),
  ]);

/** One event or a digest of up to two hundred, as bad as it can be. */
export const anyTelling: fc.Arbitrary<Telling> = fc.record(
  {
    deliveryId: fc.constant('dlv_1'),
    events: fc.oneof(
      event.map((one): Telling['events'] => [one]),
      manyEvents,
    ),
    now: fc.constant(NOW),
    relayUrl: fc.oneof(fc.constant('https://relay.example/a|b)c?d=<e>&f="g"\''), fc.webUrl(), text),
  },
  { requiredKeys: ['deliveryId', 'events', 'now'] },
);
