import { expect, it } from 'vitest';
import { isProcessMessage } from './is-process-message';

it('knows the messages that the processes send', () => {
  expect(isProcessMessage({ kind: 'worker-ready' }, 'worker-ready')).toBe(true);
  expect(isProcessMessage({ kind: 'sandbox-ready', url: 'http://127.0.0.1:1' }, 'sandbox-ready')).toBe(true);
});

it.each([undefined, null, 'sandbox-ready', {}, { kind: 'worker-ready' }, { kind: 'sandbox-ready', url: 'here' }])(
  'does not take %j for the message of a sandbox',
  (message) => {
    expect(isProcessMessage(message, 'sandbox-ready')).toBe(false);
  },
);
