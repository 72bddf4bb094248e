import type { Clock } from '@app/common';

/** The system's time plus whatever a test moves it by. */
export class MovableClock implements Clock {
  private offsetMs = 0;

  now(): number {
    return Date.now() + this.offsetMs;
  }

  monotonic(): number {
    return performance.now() + this.offsetMs;
  }

  moveBy(milliseconds: number): void {
    this.offsetMs += milliseconds;
  }
}
