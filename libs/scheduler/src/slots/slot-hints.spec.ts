import { expect, it } from 'vitest';
import type { SlotAnswer } from '@app/redis';
import { poolAccount } from '../conformance/pool-house';
import { SlotHints } from './slot-hints';

const candidate = { account: poolAccount('acc_a'), needsSerialLock: false, needsProbe: true };
const answer = (lacks: SlotAnswer['accounts'][number]['lacks'], freesInMs?: number): SlotAnswer => ({
  ...{ outcome: lacks === '' ? 'taken' : 'refused', taken: lacks === '' ? 0 : undefined, position: 0, freesInMs },
  accounts: [{ lacks, finish: undefined }],
});

it('remembers for a moment what an account could not give', () => {
  let now = 0;
  const hints = new SlotHints({ fullHintMs: 250, probeEveryMs: 1_000 }, () => now);
  const needsSerialLock = (): boolean => false;
  hints.note([candidate], answer('slots-taken'));
  expect(hints.shortage('acc_a', needsSerialLock)).toBe('slots-taken');
  hints.clear('acc_a');
  expect(hints.shortage('acc_a', needsSerialLock)).toBeUndefined();
  hints.note([candidate], answer('slots-taken'));
  now = 250;
  expect(hints.shortage('acc_a', needsSerialLock)).toBeUndefined();
  hints.note([candidate], answer('serial-queue-busy', 40));
  expect(hints.shortage('acc_a', needsSerialLock)).toBeUndefined();
  expect(hints.shortage('acc_a', () => true)).toBe('serial-queue-busy');
  now = 290;
  expect(hints.shortage('acc_a', () => true)).toBeUndefined();
});

it('knows when the next probe may be had, whoever has the one of now', () => {
  let now = 0;
  const hints = new SlotHints({ fullHintMs: 250, probeEveryMs: 1_000 }, () => now);
  expect(hints.probeInMs('acc_a')).toBe(0);
  hints.note([candidate], answer('awaiting-probe', 300));
  expect(hints.probeInMs('acc_a')).toBe(300);
  now = 300;
  hints.note([candidate], answer(''));
  expect(hints.probeInMs('acc_a')).toBe(1_000);
});
