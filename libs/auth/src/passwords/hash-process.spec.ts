import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HashThread } from './hash-thread';

const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const hashWith = (thread: HashThread, password: string): Promise<unknown> =>
  thread.run({ run: 'hashSync', parameters: [password, cheap] });

/** Niceness of every thread of this process. */
function nicenesses(): number[] {
  return readdirSync('/proc/self/task').map((id) => {
    const text = readFileSync(`/proc/self/task/${id}/stat`, 'utf8');
    return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[16]);
  });
}

describe('HashThread', () => {
  it('hashes and compares, again and again', async () => {
    const thread = new HashThread();
    const passwordHash = String(await hashWith(thread, 'a long password'));
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    expect(await thread.run({ run: 'verifySync', parameters: [passwordHash, 'a long password'] })).toBe(true);
    expect(await thread.run({ run: 'verifySync', parameters: [passwordHash, 'another password'] })).toBe(false);
  });

  it('goes on after a task that failed', async () => {
    const thread = new HashThread();
    await expect(thread.run({ run: 'verifySync', parameters: ['no hash at all', 'x'] })).rejects.toThrow();
    expect(await hashWith(thread, 'a long password')).toMatch(/^\$argon2id\$/);
  });

  it.runIf(existsSync('/proc/self/task'))('steps back behind the thread that serves requests', async () => {
    const own = nicenesses()[0] ?? 0;
    await hashWith(new HashThread(), 'a long password');
    expect(Math.max(...nicenesses())).toBe(Math.max(own, 5));
    expect(nicenesses()[0]).toBe(own);
  });
});
