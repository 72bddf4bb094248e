import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDirectoryStatus } from './directory-status';

const moment = '2026-11-21T12:00:00.000Z';

describe('decodeDirectoryStatus', () => {
  it('reads back what was written', () => {
    const status = {
      ...{ id: 'directory', firstRunAt: moment, lastRunAt: moment, lastSuccessAt: moment },
      lastError: { step: 'connect', message: 'refused' },
      blocked: { wouldSuspend: 4, wouldLose: 4, active: 5 },
      counts: { checked: 5, changed: 1, suspended: 0, restored: 0 },
    };
    expect(decodeDirectoryStatus(JSON.parse(JSON.stringify(status)))).toEqual(status);
  });

  it('leaves out what it cannot read, and never throws', () => {
    const status = { lastRunAt: 'yesterday', lastSuccessAt: moment, blocked: { wouldSuspend: -1 }, counts: [] };
    expect(decodeDirectoryStatus(status)).toEqual({ id: 'directory', lastSuccessAt: moment });
    fc.assert(fc.property(fc.jsonValue(), (value) => decodeDirectoryStatus(value).id === 'directory'));
  });
});
