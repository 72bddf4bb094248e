import { describe, expect, it } from 'vitest';
import { afterEvent, begun } from './test-progress';

const result = { ok: true, model: 'claude-haiku-4-5', protocol: 'anthropic-messages', tookMs: 12 };

describe('afterEvent', () => {
  it('keeps each step, puts the answer together, and ends with the result', () => {
    const asking = { step: 'asking', atMs: 0 } as const;
    const sent = { step: 'sent', atMs: 5 } as const;
    const progress = [
      { name: 'step', data: asking } as const,
      { name: 'step', data: sent } as const,
      { name: 'text', data: { delta: 'Hel' } } as const,
      { name: 'text', data: { delta: 'lo' } } as const,
      { name: 'result', data: result } as const,
    ].reduce(afterEvent, begun);
    expect(progress).toEqual({ steps: [asking, sent], text: 'Hello', result });
  });

  it('says that the relay could not go on', () => {
    const data = { code: 'gateway_unavailable', message: 'Later' };
    expect(afterEvent(begun, { name: 'error', data })).toEqual({ ...begun, stopped: data });
  });
});
