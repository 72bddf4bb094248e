import { client } from '../../api/control-plane';
import { type SignedIn, accessToken } from '../../session/access-token';

const waits = new WeakMap<object, number>();

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
  if (data) {
    accessToken.take(data);
    return;
  }
  const problem: object = typeof error === 'object' && error !== null ? error : { status: response.status };
  const seconds = Number(response.headers.get('retry-after'));
  if (response.status === 429 && seconds > 0) waits.set(problem, seconds * 1_000);
  throw problem as Error;
}

/** Milliseconds until the next try; absent: it was refused for another reason. */
export function tooManyTries(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null ? waits.get(error) : undefined;
}
