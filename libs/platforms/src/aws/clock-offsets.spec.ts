import { describe, expect, it } from 'vitest';
import { ClockOffsets } from './clock-offsets';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const dated = (offsetMs: number) => ({ date: new Date(NOW + offsetMs).toUTCString() });

describe('ClockOffsets', () => {
  it('learns how far the upstream’s clock is ahead, once', () => {
    const offsets = new ClockOffsets();
    expect(offsets.note('acc_1', dated(600_000), NOW)).toBe(true);
    expect([offsets.of('acc_1'), offsets.of('acc_2')]).toEqual([600_000, 0]);
    expect(offsets.note('acc_1', dated(610_000), NOW)).toBe(false);
    expect(offsets.note('acc_1', dated(-600_000), NOW)).toBe(true);
    offsets.release('acc_1');
    expect(offsets.of('acc_1')).toBe(0);
  });

  it.each([[{}], [{ date: 'soon' }], [dated(30_000)], [dated(-59_000)], [dated(2 * 86_400_000)]])(
    'learns nothing from %j',
    (headers) => {
      const offsets = new ClockOffsets();
      expect(offsets.note('acc_1', headers, NOW)).toBe(false);
      expect(offsets.of('acc_1')).toBe(0);
    },
  );
});
