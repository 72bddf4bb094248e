import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveConnection, type WatchOutcome } from './live-connection';
import type { LiveConnectionState } from './live-types';

type Answer = (outcome: WatchOutcome) => void;

/** A relay that is asked for a stream, and says how each came to its end. */
function relay(): {
  connection: LiveConnection;
  states: LiveConnectionState[];
  asked: { signal: AbortSignal; onHeard: () => void; end: Answer }[];
  doubts: string[];
} {
  const states: LiveConnectionState[] = [];
  const doubts: string[] = [];
  const asked: { signal: AbortSignal; onHeard: () => void; end: Answer }[] = [];
  const connection = new LiveConnection({
    random: () => 1,
    onState: (state) => states.push(state),
    onDoubt: (reason) => doubts.push(reason),
    watch: (signal, onHeard) =>
      new Promise((end) => {
        asked.push({ signal, onHeard, end });
        signal.addEventListener('abort', () => end({ kind: 'broken' }));
      }),
  });
  void connection.run();
  return { connection, states, asked, doubts };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const after = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

describe('LiveConnection', () => {
  it('is live once something was heard', async () => {
    const { states, asked } = relay();
    await after(0);
    expect(states).toEqual(['connecting']);
    asked[0]?.onHeard();
    expect(states.at(-1)).toBe('live');
  });

  it('comes back after pauses that grow up to half a minute, and says that it is offline', async () => {
    const { states, asked } = relay();
    for (const pause of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      await after(0);
      const tries = asked.length;
      asked.at(-1)?.end({ kind: 'broken' });
      await after(pause - 1);
      expect(asked).toHaveLength(tries);
      await after(1);
      expect(asked).toHaveLength(tries + 1);
    }
    expect(states.at(-1)).toBe('offline');
  });

  it('is offline at once when the browser says that the network is gone, whatever still hangs, and back with it', async () => {
    const { connection, states, asked } = relay();
    await after(0);
    asked[0]?.onHeard();
    connection.lose();
    await after(0);
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(states.at(-1)).toBe('offline');
    connection.rouse();
    await after(0);
    expect(asked).toHaveLength(2);
  });

  it('begins with short pauses again once it was live', async () => {
    const { asked } = relay();
    await after(0);
    asked[0]?.end({ kind: 'refused', status: 503 });
    await after(1_000);
    asked[1]?.end({ kind: 'broken' });
    await after(2_000);
    asked[2]?.onHeard();
    asked[2]?.end({ kind: 'broken' });
    await after(1_000);
    expect(asked).toHaveLength(4);
  });

  it.each(['token-expired', 'draining'] as const)(
    'goes on at once after %s, without a word to those who look',
    async (reason) => {
      const { states, asked } = relay();
      await after(0);
      asked[0]?.onHeard();
      asked[0]?.end({ kind: 'ended', reason });
      await after(500);
      expect(asked).toHaveLength(2);
      expect(states.at(-1)).toBe('live');
    },
  );

  it.each(['session-ended', 'permission-lost'] as const)('has the person asked for after %s', async (reason) => {
    const { asked, doubts } = relay();
    await after(0);
    asked[0]?.end({ kind: 'ended', reason });
    await after(0);
    expect(doubts).toEqual([reason]);
  });

  it('waits long where ten connections are open already', async () => {
    const { asked } = relay();
    await after(0);
    asked[0]?.end({ kind: 'refused', status: 429 });
    await after(29_999);
    expect(asked).toHaveLength(1);
    await after(1);
    expect(asked).toHaveLength(2);
  });

  it('tries at once when the network is back', async () => {
    const { connection, asked } = relay();
    await after(0);
    asked[0]?.end({ kind: 'refused', status: 429 });
    await after(10);
    connection.rouse();
    await after(0);
    expect(asked).toHaveLength(2);
  });

  it('gives the connection up while nobody looks, and comes back when somebody does', async () => {
    const { connection, states, asked } = relay();
    await after(0);
    asked[0]?.onHeard();
    connection.sleep();
    await after(3_600_000);
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(states.at(-1)).toBe('paused');
    expect(asked).toHaveLength(1);
    connection.rouse();
    await after(0);
    expect(states.at(-1)).toBe('connecting');
    expect(asked).toHaveLength(2);
  });

  it('leaves a living connection alone when somebody comes back to the page', async () => {
    const { connection, asked } = relay();
    await after(0);
    asked[0]?.onHeard();
    connection.rouse();
    await after(60_000);
    expect(asked).toHaveLength(1);
  });

  it('is over when it is ended, whatever it is doing', async () => {
    const waiting = relay();
    const resting = relay();
    await after(0);
    resting.asked[0]?.end({ kind: 'broken' });
    await after(0);
    for (const { connection } of [waiting, resting]) connection.end();
    await after(3_600_000);
    expect(waiting.asked).toHaveLength(1);
    expect(resting.asked).toHaveLength(1);
    expect(waiting.asked[0]?.signal.aborted).toBe(true);
  });
});
