import { accessToken } from '../session/access-token';

/** What one person began is not done in the name of another, who has signed in with this browser meanwhile. */
export class OtherPersonError extends Error {
  constructor() {
    super('Somebody else has signed in with this browser: nothing was changed');
  }
}

/**
 * Sends a call with the access token; one that was refused is sent once more with a new token.
 * @throws OtherPersonError
 */
export async function sendSignedIn(request: Request): Promise<Response> {
  const { userId } = accessToken;
  const again = request.clone();
  const response = await fetch(await withToken(request, userId));
  if (response.status !== 401 || !request.headers.has('authorization')) return response;
  if ((await accessToken.refresh()) !== 'signed-in') return response;
  return fetch(await withToken(again, userId));
}

async function withToken(request: Request, userId: string | undefined): Promise<Request> {
  const token = await accessToken.current();
  if (token === undefined) return request;
  if (userId !== undefined && userId !== accessToken.userId) throw new OtherPersonError();
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}
