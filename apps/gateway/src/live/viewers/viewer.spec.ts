import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { SignedIn } from '@app/auth';
import { Viewer } from './viewer';

/** A response whose reader reads when the test says so. */
class SlowResponse extends EventEmitter {
  writableLength = 0;
  destroyed = false;
  readonly written: string[] = [];
  reads = false;

  writeHead(): this {
    return this;
  }

  write(chunk: Buffer | string): boolean {
    this.written.push(String(chunk));
    if (!this.reads) this.writableLength += chunk.length;
    return this.reads;
  }

  end(chunk: string): void {
    this.write(chunk);
  }

  destroy(): void {
    this.destroyed = true;
  }

  readAll(): void {
    this.writableLength = 0;
    this.emit('drain');
  }
}

function watching() {
  const response = new SlowResponse();
  const clock = { time: 0, now: () => clock.time, monotonic: () => clock.time };
  const signedIn = { tokenExpiresAt: 600_000 } as SignedIn;
  const viewer = new Viewer(response as unknown as ServerResponse, signedIn, clock);
  viewer.onKeepsUp(() => viewer.send('whole picture'));
  return { response, clock, viewer };
}

const change = Buffer.alloc(1_000, 'x');

describe('Viewer', () => {
  it('holds a bounded number of bytes for a reader who does not read, and then shows the whole picture in place of what was left out', () => {
    const { response, viewer } = watching();
    for (let index = 0; index < 10_000; index += 1) viewer.send(change);
    expect(response.writableLength).toBeLessThan(300_000);
    const before = response.written.length;
    viewer.send('left out');
    response.readAll();
    expect(response.written.slice(before)).toEqual(['whole picture']);
    viewer.send('next change');
    expect(response.written.at(-1)).toBe('next change');
  });

  it('writes nothing anew for a reader who reads slowly, but keeps up', () => {
    const { response, viewer } = watching();
    viewer.send(change);
    response.readAll();
    expect(response.written).toHaveLength(1);
  });

  it('breaks off a reader who has read nothing for a minute, and none before', () => {
    const { response, clock, viewer } = watching();
    for (let index = 0; index < 1_000; index += 1) viewer.send(change);
    clock.time = 59_999;
    viewer.breakOffWhenGone();
    expect(response.destroyed).toBe(false);
    clock.time = 60_000;
    viewer.breakOffWhenGone();
    expect(response.destroyed).toBe(true);
  });

  it('says why it ends, once, and nothing after it', () => {
    const { response, viewer } = watching();
    viewer.end('draining');
    viewer.end('session-ended');
    viewer.send('more');
    response.readAll();
    expect(response.written).toEqual(['event: end\ndata: {"reason":"draining"}\n\n']);
    expect(viewer.isOver).toBe(true);
  });

  it('knows when its token has ended by a clock that never runs backwards, also where it had ended before', () => {
    const { clock, viewer, response } = watching();
    expect(viewer.hasExpired).toBe(false);
    clock.time = 600_000;
    expect(viewer.hasExpired).toBe(true);
    const late = { now: () => 700_000, monotonic: () => 5 };
    expect(new Viewer(response as unknown as ServerResponse, { tokenExpiresAt: 0 } as SignedIn, late).hasExpired).toBe(
      true,
    );
  });
});
