import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLogger } from '@app/telemetry';
import { endOnSignal } from './end-on-signal';

const signals = ['SIGTERM', 'SIGINT', 'disconnect'] as const;
const logger = createLogger('test', 'silent');
const isConnected = Object.getOwnPropertyDescriptor(process, 'connected');

beforeEach(() => {
  const before = new Map(signals.map((signal) => [signal, process.listeners(signal as NodeJS.Signals)]));
  return () => {
    for (const [signal, listeners] of before)
      for (const listener of process.listeners(signal as NodeJS.Signals))
        if (!listeners.includes(listener)) process.off(signal, listener);
  };
});
afterEach(() => {
  if (isConnected) Object.defineProperty(process, 'connected', isConnected);
  else Reflect.deleteProperty(process, 'connected');
});

it.each([
  ['ends a worker whose supervisor has gone while it started', false, 1],
  ['lets one go on whose supervisor is there', true, 0],
  ['lets one go on that was started by hand', undefined, 0],
])('%s', (_, connected, times) => {
  Object.defineProperty(process, 'connected', { value: connected, configurable: true, writable: true });
  const stop = vi.fn(() => new Promise<void>(() => undefined));
  endOnSignal({ stop }, 1_000, logger);
  expect(stop).toHaveBeenCalledTimes(times);
});
