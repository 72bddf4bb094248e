import { describe, expect, it } from 'vitest';
import { ProblemError, isPageFault, problemOf } from './problem';
import { NoAnswerError, OtherPersonError } from './send-signed-in';

describe('problemOf', () => {
  it.each([
    [new OtherPersonError(), 'other_person'],
    [new SyntaxError('Unexpected end of JSON input'), 'answer_unreadable'],
    [new NoAnswerError(), 'network'],
    ['Bad gateway', 'network'],
    [undefined, 'network'],
    [new ProblemError({ status: 404, code: 'caller_record_unknown' }), 'caller_record_unknown'],
    [{ status: 500, errors: [{ field: 1 }, null, 'x'] }, 'unknown'],
  ])('says of %o: %s', (error, code) => {
    expect(problemOf(error)).toMatchObject({ code, fields: [] });
  });
});

describe('isPageFault', () => {
  it('is what no call threw', () => {
    expect(isPageFault(new TypeError('x is not a function'))).toBe(true);
    for (const thrown of [new NoAnswerError(), new SyntaxError(), new ProblemError({}), { status: 500 }, 'text'])
      expect(isPageFault(thrown)).toBe(false);
  });
});
