import { Passwords } from '@app/auth';
import { PASSWORD } from './visitor';

/** For tests that are not about hashes, which would take most of their time: whoever has a password has the one of all tests. */
export class QuickPasswords extends Passwords {
  override verify(password: string, hash: string | undefined): Promise<boolean> {
    return Promise.resolve(password === PASSWORD && hash !== undefined);
  }
}
