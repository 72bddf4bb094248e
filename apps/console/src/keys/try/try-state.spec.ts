import { expect, it } from 'vitest';
import { asking, end, hear, isUnderWay, stop, untried } from './try-state';

const begun = { name: 'begun', data: { requestId: 'req_1', model: 'm', protocol: 'anthropic-messages' } } as const;
const text = (delta: string) => ({ name: 'text', data: { delta } }) as const;
const error = {
  name: 'error',
  data: { code: 'policy_budget_exhausted', message: 'No', retryAfterSeconds: null },
} as const;

it('puts the answer together as it comes', () => {
  const heard = [begun, text('Hel'), text('lo')].reduce(hear, asking);
  expect(heard).toEqual({ phase: 'answering', text: 'Hello', begun: begun.data });
  expect(isUnderWay(heard)).toBe(true);
});

it('keeps what had come when it was refused, stopped or cut', () => {
  const heard = hear(asking, text('Hel'));
  expect(hear(heard, error)).toMatchObject({ phase: 'refused', text: 'Hel', refusal: error.data });
  expect(stop(heard)).toMatchObject({ phase: 'stopped', text: 'Hel' });
  expect(end(heard, 'reset')).toMatchObject({ phase: 'failed', text: 'Hel', problem: 'reset' });
});

it('stays what its last event said it is', () => {
  const refused = hear(asking, error);
  expect(end(refused)).toBe(refused);
  expect(stop(refused)).toBe(refused);
  expect(stop(untried)).toBe(untried);
});
