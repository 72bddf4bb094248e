import { eventTypes } from '@app/common';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { anyTelling, cooling, digest, one, tellingOf } from '../conformance/tellings';
import { describeTelling } from './describe-event';

describe('the words for an event', () => {
  it('are a title, a summary and what is known of it', () => {
    expect(describeTelling(one)).toEqual({
      ...{ severity: 'warning', title: 'Warning: An account is cooling down', link: 'https://relay.example/console' },
      events: [
        {
          ...{ severity: 'warning', title: 'Warning: An account is cooling down' },
          summary: 'Account "Team <A> & B" cools down for 5 minutes',
          details: [
            { name: 'Account id', value: 'acc_9xY_1' },
            { name: 'Account name', value: 'Team <A> & B' },
            { name: 'Seconds', value: '300' },
            { name: 'Is serial', value: 'false' },
            { name: 'Models', value: 'a*, b_c' },
          ],
          when: '2026-11-21 10:00:00 UTC',
        },
      ],
    });
  });

  it('count several and are as severe as the worst', () => {
    expect(describeTelling(digest)).toMatchObject({ severity: 'critical', title: 'Critical: 2 events' });
  });

  it('differ for every type, and need no escape in any dialect', () => {
    const titles = eventTypes.map((type) => describeTelling(tellingOf({ ...cooling, type })).title);
    expect(new Set(titles).size).toBe(eventTypes.length);
    for (const title of titles) expect(title).toMatch(/^[\w :-]{1,100}$/);
  });

  it.each(['later.type', 'toString', '<b>'])('are found for a type that is not known: %s', (type) => {
    const event = { ...cooling, type: type as typeof cooling.type };
    expect(describeTelling(tellingOf(event)).title).toMatch(/^Warning: Event [\w.]+$/);
  });

  it('are lines that are well formed, not empty and within their lengths, whatever has happened', () => {
    fc.assert(
      fc.property(anyTelling, (telling) => {
        const { events, title } = describeTelling(telling);
        expect(events).toHaveLength(telling.events.length);
        for (const { summary, details, when } of events) {
          expect(details.length).toBeLessThanOrEqual(12);
          const texts = [title, summary, when, ...details.flatMap(({ name, value }) => [name, value])];
          for (const text of texts) {
            expect(text.isWellFormed()).toBe(true);
            expect(text).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]{1,400}$/u);
          }
        }
      }),
    );
  });
});

describe('the address of the relay', () => {
  it.each([
    ['https://relay.example', 'https://relay.example/'],
    ['http://10.0.0.1:3000/a?b=c', 'http://10.0.0.1:3000/a?b=c'],
    ['https://relay.example/a|b)c', 'https://relay.example/a%7Cb%29c'],
    ['javascript:alert(1)', undefined],
    ['https://user:password@relay.example', undefined],
    ['relay.example', undefined],
    [`https://relay.example/${'a'.repeat(1_000)}`, undefined],
  ])('%s is shown as %s', (relayUrl, link) => {
    expect(describeTelling({ ...one, relayUrl }).link).toBe(link);
  });

  it('ends no markup, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (relayUrl) => {
        expect(describeTelling({ ...one, relayUrl }).link ?? '').not.toMatch(/[\s"'<>|()\\^`{}*]/);
      }),
    );
  });
});
