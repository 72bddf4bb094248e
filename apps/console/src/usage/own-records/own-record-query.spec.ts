import { expect, it } from 'vitest';
import { ownRecordQuery } from './own-record-query';

const period = { from: '2026-10-24', to: '2026-10-25', timezone: 'Europe/Berlin' };
const asked = ({ search = '', ...filters }: Readonly<Record<string, string>>): object =>
  ownRecordQuery({ search, filter: (name) => filters[name] }, period);

it('asks for whole days of the relay, the one with 25 hours included', () => {
  expect(asked({})).toEqual({ from: '2026-10-23T22:00:00.000Z', to: '2026-10-25T23:00:00.000Z' });
});

it('takes what the address narrows to, and nothing that the control plane would refuse', () => {
  const filters = { keyId: 'key_1', model: 'a', client: 'codex', outcome: 'completed' };
  expect(asked({ ...filters, search: 'req_1' })).toMatchObject({ ...filters, requestId: 'req_1' });
  expect(Object.keys(asked({ outcome: 'lost', client: 'me' }))).toEqual(['from', 'to']);
});
