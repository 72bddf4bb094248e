import { describe, expect, it, vi } from 'vitest';
import { LiveStore } from './live-store';

const moment = (second: number): Date => new Date(Date.UTC(2026, 10, 21, 10, 0, second));

describe('LiveStore', () => {
  it('knows since when the stream is not live, however often it was tried meanwhile', () => {
    const store = new LiveStore();
    store.become('connecting', moment(0));
    expect(store.read().lostAt).toBeUndefined();
    store.become('live', moment(1));
    store.become('connecting', moment(2));
    store.become('offline', moment(3));
    expect(store.read().lostAt).toBe(moment(2).toISOString());
    store.become('live', moment(4));
    expect(store.read().lostAt).toBeUndefined();
  });

  it('tells those who listen, and nobody who has stopped', () => {
    const store = new LiveStore();
    const listener = vi.fn();
    const stop = store.listen(listener);
    store.become('live', moment(0));
    stop();
    store.forget();
    expect(listener).toHaveBeenCalledOnce();
    expect(store.read().connection).toBe('off');
  });
});
