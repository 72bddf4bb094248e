import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { HashProcess } from './hash-process';

const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const hashWith = (hasher: HashProcess, password: string): Promise<unknown> =>
  hasher.run({ run: 'hashSync', parameters: [password, cheap] });

/** Processes that this one has begun and that hash. */
function hashers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/cmdline`))
    .filter((id) => {
      try {
        const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return parent === process.pid && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('argon2');
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Nobody may have asked yet how it ended. */
function isAlive(id: number): boolean {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return stat.charAt(stat.lastIndexOf(')') + 2) !== 'Z';
  } catch {
    return false;
  }
}

describe('HashProcess', () => {
  it('hashes and compares, again and again', async () => {
    const hasher = new HashProcess();
    const passwordHash = String(await hashWith(hasher, 'a long password'));
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    expect(await hasher.run({ run: 'verifySync', parameters: [passwordHash, 'a long password'] })).toBe(true);
    expect(await hasher.run({ run: 'verifySync', parameters: [passwordHash, 'another password'] })).toBe(false);
  });

  it('goes on after a task that failed', async () => {
    const hasher = new HashProcess();
    await expect(hasher.run({ run: 'verifySync', parameters: ['no hash at all', 'x'] })).rejects.toThrow();
    expect(await hashWith(hasher, 'a long password')).toMatch(/^\$argon2id\$/);
  });

  it.runIf(existsSync('/proc/self/stat'))(
    'steps back behind the process that serves requests, and is begun anew where it was killed',
    async () => {
      const before = new Set(hashers());
      const hasher = new HashProcess();
      await hashWith(hasher, 'a long password');
      const [begun = 0] = hashers().filter((id) => !before.has(id));
      expect(getPriority(begun)).toBe(Math.max(getPriority(), 5));
      const interrupted = hasher.run({
        run: 'hashSync',
        parameters: ['x', { ...cheap, memoryCost: 65_536, timeCost: 50 }],
      });
      process.kill(begun, 'SIGTERM');
      process.kill(begun, 'SIGKILL');
      await expect(interrupted).rejects.toThrow('the process that hashes passwords ended with a signal');
      expect(await hashWith(hasher, 'a long password')).toMatch(/^\$argon2id\$/);
    },
  );

  it.runIf(existsSync('/proc/self/stat'))('keeps no process from ending, and ends with it', async () => {
    const script = `
      import { readFileSync } from 'node:fs';
      const { HashProcess } = await import(${JSON.stringify(join(import.meta.dirname, 'hash-process.ts'))});
      await new HashProcess().run({ run: 'hashSync', parameters: ['x', ${JSON.stringify(cheap)}] });
      console.log(readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8'));`;
    const parameters = ['--no-warnings', '--input-type=module', '-e', script, import.meta.filename];
    const parent = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
    const output = await text(parent.stdout);
    const child = Number(output.trim());
    expect(child).toBeGreaterThan(0);
    await expect.poll(() => isAlive(child)).toBe(false);
  });
});
