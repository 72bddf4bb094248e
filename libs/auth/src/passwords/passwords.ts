import { parseOptions } from '@node-rs/argon2';
import { HashQueue } from './hash-queue';
import { type HashTask, HashProcess } from './hash-process';
import { normalPassword } from './normal-password';

/** 64 MiB, three passes, one lane; argon2id and version 19 are the library's defaults. */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** The hash of 32 random bytes that nobody kept, with the parameters above: what the password of an unknown user is compared with. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=65536,t=3,p=1$W0B01wax+6yuHm5BShaN5Q$4PTSH8PWotzDe4IpNM2/H3Db9hFKDUV7dApktpGljQA';

/** Hashes and compares passwords, a few at a time. Every call may throw the GatewayError of a full queue. */
export class Passwords {
  private readonly queue = new HashQueue();
  private readonly idle: HashProcess[] = [];

  /** A PHC string. */
  async hash(password: string): Promise<string> {
    return String(await this.run({ run: 'hashSync', parameters: [normalPassword(password), COST] }));
  }

  /** Takes as long for a user that does not exist (no hash) as for one that does. */
  async verify(password: string, passwordHash: string | undefined): Promise<boolean> {
    const parameters = [passwordHash ?? NOBODYS_HASH, normalPassword(password)] as const;
    const matches = await this.run({ run: 'verifySync', parameters });
    return matches === true && passwordHash !== undefined;
  }

  /** Whether a hash was made with lower parameters than today's. */
  isWeak(passwordHash: string): boolean {
    const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
    return memoryCost < COST.memoryCost || timeCost < COST.timeCost || parallelism < COST.parallelism;
  }

  /** The queue lets in as many as there are to be processes. */
  private run(task: HashTask): Promise<unknown> {
    return this.queue.run(async () => {
      const hasher = this.idle.pop() ?? new HashProcess();
      try {
        return await hasher.run(task);
      } finally {
        this.idle.push(hasher);
      }
    });
  }
}
