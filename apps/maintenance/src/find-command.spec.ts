import { describe, expect, it } from 'vitest';
import { findCommand } from './find-command';
import { verifyAudit } from './verify-audit';

describe('findCommand', () => {
  it('finds the commands that there are', () => {
    expect(findCommand(['verify-audit'])).toBe(verifyAudit);
    expect(findCommand(['unlock', 'ada'])).toBeTypeOf('function');
  });

  it.each([[], ['unlock'], ['unlock', 'ada', 'bob'], ['verify-audit', 'now'], ['constructor'], ['']])(
    'says how it is used when it is called as %j %j %j',
    (...words) => {
      expect(findCommand(words)).toMatch(/^usage: /);
    },
  );
});
