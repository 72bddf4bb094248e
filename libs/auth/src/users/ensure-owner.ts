import type { Settings } from '@app/config';
import { passwordObjection } from '../passwords/password-policy';
import type { Passwords } from '../passwords/passwords';
import { generatePassword } from './generate-password';
import type { User } from './user';
import type { Users } from './users';

export interface FirstOwner {
  readonly user: User;
  /** To be shown once; absent when the operator chose the password. */
  readonly generatedPassword?: string;
}

type OwnerSettings = Pick<Settings, 'ownerUsername' | 'ownerPassword'>;

/**
 * Creates the owner where there is no user at all. Of several gateways that start at once one creates it and gets the facts to print;
 * the others get undefined, as does every later start.
 * @throws Error with one line for the operator when the chosen password is too weak
 */
export async function ensureOwner(
  users: Users,
  passwords: Passwords,
  { ownerUsername, ownerPassword }: OwnerSettings,
): Promise<FirstOwner | undefined> {
  await users.collection.sync();
  if (users.collection.size > 0) return undefined;
  const objection = ownerPassword === undefined ? undefined : await passwordObjection(ownerPassword, ownerUsername);
  if (objection !== undefined) throw new Error(`TRUNKLINE_OWNER_PASSWORD is not accepted: ${objection}`);
  const password = ownerPassword ?? generatePassword();
  const passwordHash = await passwords.hash(password);
  const user = await users.create({ username: ownerUsername, role: 'owner', passwordHash });
  if (!user) return undefined;
  return ownerPassword === undefined ? { user, generatedPassword: password } : { user };
}
