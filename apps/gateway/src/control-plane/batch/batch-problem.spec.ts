import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { fieldRefused } from '../problem/refusals';
import { batchProblemOf } from './batch-problem';

const createLogger = () => {
  const logger = pino({ level: 'silent' });
  return { logger, error: vi.spyOn(logger, 'error') };
};

describe('batchProblemOf', () => {
  it('says what the problem of a single request would say', () => {
    const { logger, error } = createLogger();
    expect(batchProblemOf(fieldRefused('role', 'is not one'), logger)).toEqual({
      status: 400,
      code: 'caller_request_invalid',
      detail: 'The request has fields that are not accepted: role',
      errors: [{ field: 'role', message: 'is not one' }],
      reason: { id: 'fields-refused', values: { fields: 'role' } },
    });
    expect(error).not.toHaveBeenCalled();
  });

  it('hides what nobody foresaw from the caller, and writes it to the log', () => {
    const { logger, error } = createLogger();
    const problem = batchProblemOf(new TypeError('canary'), logger);
    expect(problem).toMatchObject({ status: 500, code: 'gateway_failed', errors: [] });
    expect(JSON.stringify(problem)).not.toContain('canary');
    expect(error).toHaveBeenCalledOnce();
  });
});
