import { expect, it, onTestFinished, vi } from 'vitest';
import { Draining } from './draining';
import { endOnSignal } from './shutdown';

const signals = ['SIGTERM', 'SIGINT', 'disconnect'];

it.each([
  ['ends a gateway whose supervisor has gone while it started', false, true],
  ['lets one go on whose supervisor is there', true, false],
  ['lets one go on that was started by hand', undefined, false],
])('%s', (_, connected, isOn) => {
  const isConnected = Object.getOwnPropertyDescriptor(process, 'connected');
  const on = vi.spyOn(process, 'on').mockReturnThis();
  onTestFinished(() => {
    on.mockRestore();
    if (isConnected) Object.defineProperty(process, 'connected', isConnected);
    else Reflect.deleteProperty(process, 'connected');
  });
  Object.defineProperty(process, 'connected', { value: connected, configurable: true, writable: true });
  const draining = new Draining();
  const parts = { settings: { drainTimeoutMs: 60_000 }, logger: { info: () => undefined }, ledger: { openCount: 1 } };
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  endOnSignal({} as never, parts as never, draining);
  expect(draining.isOn).toBe(isOn);
  expect(on.mock.calls.map(([name]) => name)).toEqual(signals);
});
