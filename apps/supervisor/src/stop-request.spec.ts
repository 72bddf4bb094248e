import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import { listenForStop } from './stop-request';

beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

it('stops at the first signal and hurries at the second', () => {
  const signals = new EventEmitter();
  let now = 0;
  const request = listenForStop(signals, () => now);
  expect(request.stopping.aborted).toBe(false);
  signals.emit('SIGTERM');
  expect([request.stopping.aborted, request.hurry.aborted]).toEqual([true, false]);
  now = 501;
  signals.emit('SIGTERM');
  expect(request.hurry.aborted).toBe(true);
});

it('takes the two signals of one Ctrl-C for one', () => {
  const signals = new EventEmitter();
  const request = listenForStop(signals, () => 0);
  signals.emit('SIGINT');
  signals.emit('SIGINT');
  expect(request.hurry.aborted).toBe(false);
});
