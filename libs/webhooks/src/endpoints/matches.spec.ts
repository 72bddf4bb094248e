import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DomainEvent, type EventType, eventTypes, severities } from '@app/common';
import { type EventPattern, eventPatterns, fitsPattern, isEventPattern } from './event-pattern';
import { matches } from './matches';

type Filter = Parameters<typeof matches>[0];
type Event = Pick<DomainEvent, 'type' | 'severity' | 'groupIds'>;

const groupIds = fc.uniqueArray(fc.constantFrom('grp_a', 'grp_b', 'grp_c'), { maxLength: 3 });
const severity = fc.constantFrom(...severities);
const withGroups = <Item extends object>(item: Item, groups: string[] | undefined): Item & { groupIds?: string[] } =>
  groups === undefined ? item : { ...item, groupIds: groups };
const someEvent: fc.Arbitrary<Event> = fc
  .tuple(fc.constantFrom(...eventTypes), severity, fc.option(groupIds, { nil: undefined }))
  .map(([type, how, groups]) => withGroups({ type, severity: how }, groups));
const someFilter: fc.Arbitrary<Filter> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...eventPatterns), { minLength: 1 }),
    ...([
      severity,
      fc.option(
        groupIds.filter((ids) => ids.length > 0),
        { nil: undefined },
      ),
    ] as const),
  )
  .map(([events, minimumSeverity, groups]) => withGroups({ enabled: true, events, minimumSeverity }, groups));

const all: Filter = { enabled: true, events: ['*'], minimumSeverity: 'info' };

describe('matches', () => {
  it('tells an endpoint that asks for everything of everything', () => {
    fc.assert(fc.property(someEvent, (event) => matches(all, event)));
  });

  it('tells an endpoint that is switched off nothing', () => {
    fc.assert(fc.property(someFilter, someEvent, (filter, event) => !matches({ ...filter, enabled: false }, event)));
  });

  it('is what each of the patterns alone would match, taken together', () => {
    fc.assert(
      fc.property(someFilter, someEvent, (filter, event) => {
        const apart = filter.events.some((pattern) => matches({ ...filter, events: [pattern] }, event));
        expect(matches(filter, event)).toBe(apart);
      }),
    );
  });

  it('never loses an event that becomes worse', () => {
    fc.assert(
      fc.property(someFilter, someEvent, (filter, event) => {
        if (matches(filter, event)) expect(matches(filter, { ...event, severity: 'critical' })).toBe(true);
        const least = severities.indexOf(filter.minimumSeverity);
        if (severities.indexOf(event.severity) < least) expect(matches(filter, event)).toBe(false);
      }),
    );
  });

  it('tells what concerns no group to everybody, and what concerns groups to whoever asks for one of them', () => {
    fc.assert(
      fc.property(someFilter, someEvent, (filter, event) => {
        const { enabled, events, minimumSeverity } = filter;
        const isShared =
          filter.groupIds === undefined ||
          (event.groupIds ?? []).length === 0 ||
          filter.groupIds.some((id) => event.groupIds?.includes(id));
        expect(matches(filter, event)).toBe(matches({ enabled, events, minimumSeverity }, event) && isShared);
      }),
    );
  });
});

describe('patterns of events', () => {
  it.each<[EventPattern, EventType, boolean]>([
    ['account.*', 'account.cooling', true],
    ['account.*', 'auth.lockout', false],
    ['account.cooling', 'account.cooling', true],
    ['account.cooling', 'account.recovered', false],
    ['test', 'test', true],
    ['*', 'test', true],
  ])('%s and %s: %s', (pattern, type, fits) => {
    expect(fitsPattern(pattern, type)).toBe(fits);
  });

  it('are types, their families and all, and nothing else', () => {
    for (const pattern of eventPatterns) expect(isEventPattern(pattern)).toBe(true);
    expect(new Set(eventPatterns).size).toBe(eventPatterns.length);
    for (const type of eventTypes) expect(eventPatterns).toContain(type);
    for (const text of [
      '',
      '**',
      'test.*',
      'acc.*',
      'account',
      'account.',
      'account.**',
      'constructor',
      'a.*',
      null,
      7,
    ])
      expect(isEventPattern(text)).toBe(false);
  });
});
