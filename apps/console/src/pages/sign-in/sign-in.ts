import { client } from '../../api/control-plane';
import { refusalOf } from '../../api/retry-after';
import { type SignedIn, accessToken } from '../../session/access-token';

/** @throws the problem that the control plane answered */
export async function signIn({
  username,
  password,
}: {
  readonly username: string;
  readonly password: string;
}): Promise<void> {
  const { data, error, response }: { data?: SignedIn; error?: unknown; response: Response } = await client.POST(
    '/auth/login',
    { body: { username: username.trim(), password } },
  );
  if (!data) throw refusalOf(error, response) as Error;
  accessToken.take(data);
}
