import { describe, expect, it } from 'vitest';
import { answerOfRelay } from './answer-of-relay';

const answered = (status: number, type: string | undefined, body: string | null = 'x'): Response =>
  new Response(body, { status, headers: type === undefined ? {} : { 'content-type': type } });

describe('answerOfRelay', () => {
  it.each([
    answered(200, 'application/json; charset=utf-8', '{}'),
    answered(200, 'text/event-stream'),
    answered(200, 'text/csv; charset=utf-8'),
    answered(204, undefined, null),
    answered(503, 'application/problem+json', '{}'),
    answered(401, 'application/json', '{}'),
  ])('leaves an answer of the relay as it is (%#)', (response) => {
    expect(answerOfRelay(response)).toBe(response);
  });

  it.each([
    answered(200, 'text/html; charset=utf-8'),
    answered(502, 'text/html'),
    answered(503, undefined, null),
    answered(401, 'text/plain'),
    answered(404, 'text/html'),
  ])('takes no answer of somebody else for one of the relay, whatever its status says (%#)', async (response) => {
    const { status } = response;
    const instead = answerOfRelay(response);
    expect(instead.status).toBe(502);
    expect(await instead.json()).toMatchObject({ status: 502, code: 'answer_foreign', detail: `HTTP ${status}` });
  });
});
