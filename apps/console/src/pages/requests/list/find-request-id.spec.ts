import { expect, it } from 'vitest';
import { findRequestId } from './find-request-id';

const id = 'req_0123456789abcdef0123456789abcdef';

it('finds the id in what people paste', () => {
  const pasted = [
    ...[id, ` ${id}\n`, `request-id: ${id}`, `{"type":"error","request_id":"${id}"}`, `(Request ${id})`],
    ...[id.toUpperCase(), `https://relay.example.org/console/requests/${id}?x=1`],
  ];
  for (const text of pasted) expect(findRequestId(text)).toBe(id);
});

it('finds none where there is none', () => {
  for (const text of ['', 'req_', 'req_0123', id.slice(0, -1), 'req_up_01234567890123456789012345678901'])
    expect(findRequestId(text)).toBeUndefined();
});
