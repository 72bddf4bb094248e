import { expect, it } from 'vitest';
import { eventText } from './event-text';
import { worstSeverity } from './worst-severity';

it('several events matter as much as the worst of them', () => {
  const of = (...severities: ('info' | 'warning' | 'critical')[]) =>
    worstSeverity(severities.map((severity) => ({ severity })));
  expect([of(), of('info', 'warning'), of('critical', 'info')]).toEqual(['info', 'warning', 'critical']);
});

it('an event is shown as programs are told of it', () => {
  const event = {
    ...({ id: 'evt_1', type: 'account.cooling', at: '2026-11-21T10:00:00.000Z', severity: 'warning' } as const),
    ...{ summary: 'Account Team cools down', data: { accountId: 'acc_1' } },
  };
  expect(JSON.parse(eventText(event))).toEqual({
    ...{ type: 'account.cooling', timestamp: event.at, id: 'evt_1', severity: 'warning' },
    ...{ summary: event.summary, data: event.data },
  });
  expect(eventText({ ...event, groupIds: ['grp_1'] })).toContain('grp_1');
});
