import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { NOBODYS_HASH, Passwords } from './passwords';

const passwords = new Passwords();

describe('Passwords', () => {
  it('hashes with argon2id, 64 MiB, three passes and one lane, differently each time', async () => {
    const [first, second] = await Promise.all([passwords.hash('a long password'), passwords.hash('a long password')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(second).not.toBe(first);
    expect(passwords.isWeak(first)).toBe(false);
  });

  it('tells the right password from a wrong one', async () => {
    const passwordHash = await passwords.hash('a long password');
    expect(await passwords.verify('a long password', passwordHash)).toBe(true);
    expect(await passwords.verify('a long passwore', passwordHash)).toBe(false);
  });

  it('takes a password for the same one however its letters are composed, and in no other case', async () => {
    const passwordHash = await passwords.hash('caf\u00e9 au lait, toujours');
    expect(await passwords.verify('cafe\u0301 au lait, toujours', passwordHash)).toBe(true);
    expect(await passwords.verify('Caf\u00e9 au lait, toujours', passwordHash)).toBe(false);
  });

  it('compares the password of an unknown user with a hash of the same cost, and never accepts it', async () => {
    expect(passwords.isWeak(NOBODYS_HASH)).toBe(false);
    expect(await passwords.verify('a long password', undefined)).toBe(false);
  });

  it('knows a hash that was made with lower parameters', async () => {
    const weak = await hash('a long password', { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect(passwords.isWeak(weak)).toBe(true);
    expect(await passwords.verify('a long password', weak)).toBe(true);
  });
});
